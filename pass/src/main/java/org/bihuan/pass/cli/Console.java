package org.bihuan.pass.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.Refusal;
import org.bihuan.pass.json.Json;
import org.bihuan.pass.note.NoteKey;

/** What every command has: the three streams, a clock, and how results are written. */
record Console(InputStream in, PrintStream out, PrintStream err, InstantSource clock) {
    static final int DONE = 0;
    static final int FINDING = 1;

    private static final int MOST_INPUT = 1 << 24;

    /** The octets of a file, or of standard input for {@code -}. */
    byte[] read(String name) throws IOException, Usage {
        try (InputStream source = name.equals("-") ? in : Files.newInputStream(Path.of(name))) {
            byte[] octets = source.readNBytes(MOST_INPUT + 1);
            if (octets.length > MOST_INPUT) {
                throw new Usage("more than 16 MiB of input");
            }
            return octets;
        }
    }

    /** One line for each refusal, or one JSON object on each; the exit code. */
    int findings(List<Refusal> findings, boolean json) {
        for (Refusal finding : findings) {
            if (json) {
                Map<String, Json> line = new LinkedHashMap<>();
                line.put("id", Json.of(finding.id()));
                line.put("finding", Json.of(finding.reason()));
                out.println(new Json.Obj(line).print());
            } else {
                out.println(finding.id() + " " + finding.reason());
            }
        }
        return findings.isEmpty() ? DONE : FINDING;
    }

    int refused(Refusal why, boolean json) {
        return findings(List.of(why), json);
    }

    Instant instant(Optional<String> text) throws Usage {
        try {
            return text.map(Instant::parse).orElse(clock.instant());
        } catch (DateTimeException e) {
            throw new Usage("not an instant such as 2026-11-24T04:00:00Z");
        }
    }

    /** Verifier keys, each written out, or in a file (standard input for {@code -}) with one on each line. */
    List<NoteKey> noteKeys(List<String> texts) throws Usage, IOException {
        List<NoteKey> keys = new ArrayList<>();
        for (String text : texts) {
            boolean written = text.contains("+") && !Files.isRegularFile(Path.of(text));
            String lines = written ? text : new String(read(text), StandardCharsets.UTF_8);
            for (String line : lines.lines().filter(l -> !l.isBlank()).toList()) {
                keys.add(good(NoteKey.parse(line)));
            }
        }
        return keys;
    }

    /** The value, where a refusal means that the caller's input is wrong. */
    static <T> T good(Outcome<T> outcome) throws Usage {
        Optional<Refusal> why = outcome.whyNot();
        if (why.isPresent()) {
            throw new Usage(why.get().reason());
        }
        return outcome.orThrow();
    }
}
