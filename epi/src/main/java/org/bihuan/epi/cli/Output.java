package org.bihuan.epi.cli;

/** A table of comma-separated values in the making; undefined numbers are empty cells. */
final class Output {
    private final StringBuilder text = new StringBuilder(1 << 16);

    /** A row of cells that are already text and hold no commas, or the header. */
    Output line(String cells) {
        text.append(cells).append('\n');
        return this;
    }

    Output cell(String value) {
        boolean quote = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        text.append(quote ? '"' + value.replace("\"", "\"\"") + '"' : value).append(',');
        return this;
    }

    Output cell(double value) {
        if (Double.isNaN(value)) {
            text.append(',');
        } else if (Double.isInfinite(value)) {
            text.append(value > 0 ? "Inf," : "-Inf,");
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            text.append((long) value).append(',');
        } else {
            text.append(value).append(',');
        }
        return this;
    }

    /** Ends a row. */
    Output end() {
        text.setCharAt(text.length() - 1, '\n');
        return this;
    }

    String text() {
        return text.toString();
    }
}
