package org.bihuan.pass.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.gate.Seen;
import org.bihuan.pass.log.Durable;

/** What a gate has seen, between two runs of the command: a line with the salt, then lines of mark and second. */
final class SeenFile {
    private SeenFile() {}

    static Outcome<Seen> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        boolean good = !lines.isEmpty()
                && lines.getFirst().matches("[0-9a-f]{32}")
                && lines.stream().skip(1).allMatch(line -> line.matches("[0-9a-f]{16} [0-9]{1,10}"));
        if (!good) {
            return Outcome.refused("SEEN", "not a file of what a gate has seen");
        }
        Map<Bytes, Instant> marks = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            marks.put(
                    Bytes.fromHex(line.substring(0, 16)).orElseThrow(),
                    Instant.ofEpochSecond(Long.parseLong(line.substring(17))));
        }
        return Outcome.ok(new Seen(Bytes.fromHex(lines.getFirst()).orElseThrow(), marks));
    }

    static void write(Path file, Seen seen) throws IOException {
        StringBuilder out = new StringBuilder(seen.salt().hex()).append('\n');
        seen.marks()
                .forEach((mark, when) -> out.append(mark.hex())
                        .append(' ')
                        .append(when.getEpochSecond())
                        .append('\n'));
        Durable.replace(file, out.toString().getBytes(StandardCharsets.UTF_8));
    }
}
