package org.bihuan.bench.epi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Times of R's packages on the same counts, in the same run, where R and both packages are installed. */
final class Peers {
    private static final int MOST_MINUTES = 10;

    private Peers() {}

    /**
     * Microseconds of processor time per unit by name; empty, with the reason on standard error, where R does not answer.
     *
     * @param firstWeek first time point of the weekly methods
     */
    static Map<String, Double> measure(int[] weeks, int firstWeek, int[] days, int[] cases) {
        try {
            Path folder = Files.createTempDirectory("bihuan-peers");
            try {
                return run(folder, weeks, firstWeek, days, cases);
            } finally {
                try (Stream<Path> all = Files.walk(folder)) {
                    all.sorted(Comparator.reverseOrder())
                            .forEach(path -> path.toFile().delete());
                }
            }
        } catch (IOException e) {
            System.err.println("R is not installed here, its columns stay empty: " + e.getMessage());
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private static Map<String, Double> run(Path folder, int[] weeks, int firstWeek, int[] days, int[] cases)
            throws IOException, InterruptedException {
        Path script = folder.resolve("peers.R");
        try (InputStream in = Peers.class.getResourceAsStream("peers.R")) {
            if (in == null) {
                throw new UncheckedIOException(new IOException("peers.R is not on the class path"));
            }
            Files.write(script, in.readAllBytes());
        }
        Path answer = folder.resolve("answer");
        Path remarks = folder.resolve("remarks");
        ProcessBuilder builder = new ProcessBuilder(
                "Rscript",
                "--vanilla",
                script.toString(),
                table(folder.resolve("weeks"), weeks),
                table(folder.resolve("days"), days),
                table(folder.resolve("cases"), cases));
        builder.environment().put("FIRST_WEEK", String.valueOf(firstWeek));
        builder.environment().put("TZ", "UTC");
        Process process = builder.redirectOutput(answer.toFile())
                .redirectError(remarks.toFile())
                .start();
        boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            List<String> last = Files.readAllLines(remarks, StandardCharsets.UTF_8);
            System.err.println(
                    "R did not finish, its columns stay empty" + (last.isEmpty() ? "" : ": " + last.getLast()));
            return Map.of();
        }
        Map<String, Double> times = new HashMap<>();
        for (String line : Files.readAllLines(answer, StandardCharsets.UTF_8)) {
            String[] cells = line.split(",", 2);
            times.put(cells[0], Double.parseDouble(cells[1]));
        }
        return times;
    }

    private static String table(Path file, int[] counts) throws IOException {
        Files.writeString(
                file, Arrays.stream(counts).mapToObj(Integer::toString).collect(Collectors.joining("\n", "", "\n")));
        return file.toString();
    }
}
