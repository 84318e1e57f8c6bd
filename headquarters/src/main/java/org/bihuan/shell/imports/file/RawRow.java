package org.bihuan.shell.imports.file;

import java.util.List;
import java.util.Set;

/**
 * A row as it stands in the file.
 *
 * @param line line of the file, from 1
 * @param cells texts, empty where nothing stands; shorter than the header where the rest is empty
 * @param formulas positions of cells that hold a formula or an error instead of a value; their text is the formula
 */
public record RawRow(int line, List<String> cells, Set<Integer> formulas) {
    public boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }

    public String cell(int position) {
        return position < cells.size() ? cells.get(position) : "";
    }
}
