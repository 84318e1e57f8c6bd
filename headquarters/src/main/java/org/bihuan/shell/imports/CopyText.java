package org.bihuan.shell.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's COPY text format. */
final class CopyText implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final StringBuilder row = new StringBuilder(BUFFER + 1024);
    private boolean begun;

    CopyText(OutputStream out) {
        this.out = out;
    }

    CopyText column(String text) {
        next();
        for (int i = 0; i < text.length(); i++) {
            escaped(text.charAt(i));
        }
        return this;
    }

    CopyText column(long number) {
        next();
        row.append(number);
        return this;
    }

    CopyText column(boolean truth) {
        next();
        row.append(truth ? 't' : 'f');
        return this;
    }

    /** A text[]; null elements are NULL. */
    CopyText column(List<? extends @Nullable String> texts) {
        next();
        row.append('{');
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                row.append(',');
            }
            element(texts.get(i));
        }
        row.append('}');
        return this;
    }

    void end() throws IOException {
        row.append('\n');
        begun = false;
        if (row.length() >= BUFFER) {
            flush();
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }

    private void element(@Nullable String text) {
        if (text == null) {
            row.append("NULL");
            return;
        }
        row.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                // one backslash for the array, which COPY wants doubled
                row.append("\\\\");
            }
            escaped(c);
        }
        row.append('"');
    }

    private void next() {
        if (begun) {
            row.append('\t');
        }
        begun = true;
    }

    private void escaped(char c) {
        switch (c) {
            case '\\' -> row.append("\\\\");
            case '\t' -> row.append("\\t");
            case '\n' -> row.append("\\n");
            case '\r' -> row.append("\\r");
            default -> row.append(c);
        }
    }

    private void flush() throws IOException {
        out.write(row.toString().getBytes(StandardCharsets.UTF_8));
        row.setLength(0);
    }
}
