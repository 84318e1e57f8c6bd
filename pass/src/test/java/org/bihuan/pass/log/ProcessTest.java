package org.bihuan.pass.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.note.Checkpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In processes of their own: a writer that is killed, and readers whose memory is a fraction of the log. */
@Tag("slow")
class ProcessTest {
    @TempDir
    private Path temp;

    private static ProcessBuilder java(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    @Test
    void survivesKill9() throws Exception {
        Path folder = temp.resolve("log");
        TestLog.write(folder);
        Random random = new Random(9);
        long durable = 0;
        List<Checkpoint> signed = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            Process process =
                    java("org.bihuan.pass.log.Appender", folder.toString()).start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                int lines = 20 + random.nextInt(60);
                String line;
                while ((line = out.readLine()) != null) {
                    if (!line.matches("durable [0-9]+|signed [0-9]+ [0-9a-f]{64}")) {
                        continue; // killed within the line
                    }
                    String[] words = line.split(" ");
                    durable = Math.max(durable, Long.parseLong(words[1]));
                    if (words[0].equals("signed")) {
                        Bytes root = Bytes.fromHex(words[2]).orElseThrow();
                        signed.add(new Checkpoint(City.LOG.key().name(), durable, root, List.of()));
                    }
                    if (lines-- == 0) {
                        process.toHandle().destroyForcibly(); // SIGKILL; what it had printed is still read
                    }
                }
            }
            process.waitFor();
            try (LogWriter writer =
                    LogWriter.open(folder, TestLog.guard(folder), City.LOG).orThrow()) {
                assertThat(writer.size()).as("round %s, seed 9", round).isGreaterThanOrEqualTo(durable);
                writer.checkpoint(City.NOW).orThrow();
            }
        }
        assertThat(signed).hasSizeGreaterThan(30);
        LogReader reader = new LogReader(folder);
        Checkpoint head = TestLog.checkpoint(folder);
        List<Long> other = new ArrayList<>();
        LogVerifier.Report report = LogVerifier.verify(reader, head, (index, entry) -> {
            if (!Bytes.of(entry).equals(Bytes.of(TestLog.entry(index)))) {
                other.add(index);
            }
        });
        assertThat(report.findings()).isEmpty();
        assertThat(other).isEmpty();
        for (Checkpoint earlier : signed) {
            List<Bytes> proof =
                    reader.consistency(earlier.size(), head.size()).toOptional().orElse(List.of());
            assertThat(Continuity.check(earlier, head, earlier.size() == head.size() ? List.of() : proof)
                            .whyNot())
                    .isEmpty();
        }
    }

    /** 400,000 leaves in files of 85 MB, verified in a heap of 24 MB. */
    @Test
    void verifiesInBoundedMemory() throws Exception {
        verifyWithHeap(400_000, "24m");
    }

    /** The size of the specification. */
    @Test
    @Tag("nightly")
    void verifiesTenMillionLeavesInBoundedMemory() throws Exception {
        verifyWithHeap(10_000_000, "24m");
    }

    private void verifyWithHeap(int leaves, String heap) throws IOException, InterruptedException {
        Path folder = temp.resolve("log");
        try (LogWriter writer =
                LogWriter.create(folder, TestLog.guard(folder), City.LOG).orThrow()) {
            byte[] entry = new byte[180];
            for (int at = 0; at < leaves; at += 20_000) {
                List<byte[]> batch = new ArrayList<>();
                for (int i = at; i < at + 20_000; i++) {
                    entry[0] = (byte) i;
                    entry[1] = (byte) (i >> 8);
                    entry[2] = (byte) (i >> 16);
                    batch.add(entry.clone());
                }
                writer.append(batch).orThrow();
                writer.checkpoint(City.NOW).orThrow();
            }
        }
        Process process = java(
                        "-Xmx" + heap,
                        "org.bihuan.pass.cli.PassCli",
                        "log",
                        "verify",
                        folder.toString(),
                        "--vkey",
                        City.LOG.key().text())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out.strip()).isEqualTo(City.LOG.key().name() + ": " + leaves + " entries verified, 0 witnesses");
    }
}
