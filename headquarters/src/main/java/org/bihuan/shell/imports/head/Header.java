package org.bihuan.shell.imports.head;

import java.util.List;

/**
 * A file's header.
 *
 * @param line its last line; data begins below
 * @param names per column as written, the group's name first where a header has two rows; empty where nothing stands
 */
public record Header(int line, List<String> names) {
    public Header {
        names = List.copyOf(names);
    }
}
