package org.bihuan.shell.imports;

import java.util.List;
import java.util.Map;

/**
 * Takes what a room finds in staged rows. A reason is a words key; its last part is the finding's code, and its text
 * says in plain words what is wrong and what to do.
 */
public interface Findings {
    /**
     * Refuses rows by one statement.
     *
     * @param select yields {@code line}, {@code col} (key of the column, empty text for the whole row) and {@code args}
     *     (text[], for the reason's {0}, {1} …); has named parameters
     */
    void refuse(String select, Map<String, Object> parameters, String reason);

    /** Marks rows as worth a look by one statement as above; they are taken all the same. */
    void note(String select, Map<String, Object> parameters, String reason);

    /** Refuses one row. */
    void refuse(int line, String column, String reason, List<String> arguments);
}
