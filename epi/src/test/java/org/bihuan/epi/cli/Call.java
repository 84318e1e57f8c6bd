package org.bihuan.epi.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One call of the command line, with what it wrote. */
record Call(int code, String out, String err) {
    static Call of(String input, String... args) {
        return of(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), args);
    }

    static Call of(InputStream input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Epi.run(
                List.of(args),
                input,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Call(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** A series t,count as text. */
    static String series(int... counts) {
        StringBuilder text = new StringBuilder("t,count\n");
        for (int i = 0; i < counts.length; i++) {
            text.append(i + 1).append(',').append(counts[i]).append('\n');
        }
        return text.toString();
    }
}
