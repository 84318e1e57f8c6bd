package org.bihuan.shell.imports.value;

import java.util.List;

/** What reading a cell comes to. */
public sealed interface CellValue {
    /** Nothing stands in it. */
    record Empty() implements CellValue {}

    /** @param text canonical form, which PostgreSQL can cast to the column's type */
    record Read(String text) implements CellValue {}

    /**
     * It cannot be read, or in more than one way.
     *
     * @param reason words key
     */
    record Unreadable(String reason, List<String> arguments) implements CellValue {
        static Unreadable of(String code, String... arguments) {
            return new Unreadable("imports.value." + code, List.of(arguments));
        }
    }

    CellValue EMPTY = new Empty();
}
