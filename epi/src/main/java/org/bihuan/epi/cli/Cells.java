package org.bihuan.epi.cli;

import java.util.ArrayList;
import java.util.List;

/** Cuts a line of comma-separated values; quotes may surround a cell and are doubled inside it. */
final class Cells {
    private Cells() {}

    static List<String> split(String line, int row) throws Refused {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (row == 1 && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new Refused("row " + row + ", column " + (cells.size() + 1) + ": a quotation mark is not closed");
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
