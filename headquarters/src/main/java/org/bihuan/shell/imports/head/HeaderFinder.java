package org.bihuan.shell.imports.head;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.shell.imports.file.RawRow;

/**
 * Finds the header among the first rows: the row, or the two rows below each other, whose names mean the most columns.
 * Titles above it are passed over. Of a cell merged across columns only the first holds its text, so in the upper of two
 * rows a text also stands for the empty cells to its right.
 */
public final class HeaderFinder {
    /** Rows that are looked at. */
    public static final int ROWS = 20;

    private final ColumnNames names;

    public HeaderFinder(ColumnNames names) {
        this.names = names;
    }

    /**
     * @param first the file's first rows, at least one
     */
    public Header find(List<RawRow> first) {
        Header best = header(widest(first));
        long most = meant(best);
        for (RawRow row : first) {
            Header one = header(row);
            if (meant(one) > most) {
                best = one;
                most = meant(one);
            }
        }
        for (int i = 0; i + 1 < first.size(); i++) {
            Header two = header(first.get(i), first.get(i + 1));
            if (meant(two) > most) {
                best = two;
                most = meant(two);
            }
        }
        return best;
    }

    /**
     * Per name of the header the key of the column that it means; empty if it means none, or if another name means the
     * same column.
     */
    public List<String> map(Header header) {
        List<String> keys = header.names().stream().map(names::columnOf).toList();
        return keys.stream()
                .map(key -> keys.indexOf(key) == keys.lastIndexOf(key) ? key : "")
                .toList();
    }

    private long meant(Header header) {
        return header.names().stream()
                .map(names::columnOf)
                .filter(key -> !key.isEmpty())
                .distinct()
                .count();
    }

    /** Where nothing is known: the first row with the most cells filled. */
    private static RawRow widest(List<RawRow> rows) {
        RawRow widest = rows.getFirst();
        for (RawRow row : rows) {
            if (filled(row) > filled(widest)) {
                widest = row;
            }
        }
        return widest;
    }

    private static long filled(RawRow row) {
        return row.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    private static Header header(RawRow row) {
        return new Header(
                row.line(),
                trimmed(row.cells().stream().map(HeaderFinder::oneLine).toList()));
    }

    private Header header(RawRow upper, RawRow lower) {
        List<String> joined = new ArrayList<>();
        String group = "";
        for (int i = 0; i < Math.max(upper.cells().size(), lower.cells().size()); i++) {
            String above = oneLine(upper.cell(i));
            String below = oneLine(lower.cell(i));
            group = above.isEmpty() ? group : above;
            joined.add(below.isEmpty() ? above : joined(group, below));
        }
        return new Header(lower.line(), trimmed(joined));
    }

    /** "累计" above "确诊" is 累计确诊 if that means something, otherwise the lower name alone if that does. */
    private String joined(String group, String below) {
        String both = (group + " " + below).strip();
        return names.knows(both) || !names.knows(below) ? both : below;
    }

    private static String oneLine(String cell) {
        return cell.strip().replaceAll("\\s+", " ");
    }

    private static List<String> trimmed(List<String> names) {
        int end = names.size();
        while (end > 0 && names.get(end - 1).isEmpty()) {
            end--;
        }
        return names.subList(0, end);
    }
}
