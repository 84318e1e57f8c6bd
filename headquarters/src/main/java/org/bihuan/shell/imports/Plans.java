package org.bihuan.shell.imports;

import org.bihuan.shell.database.Rows;

/**
 * How the database joins a batch. What was just written has no statistics yet, or those of a much smaller table: the planner
 * then expects one row and joins row by row, which for a few hundred thousand rows takes hours instead of seconds.
 */
final class Plans {
    /** Rows from which on a batch is joined as a set. */
    private static final long LARGE = 1_000;

    private Plans() {}

    /** Joins of the present transaction go by sorting or hashing if the batch is large; fresh statistics are taken first. */
    static void asSets(Rows db, long rows) {
        if (rows > LARGE) {
            db.open("select shell.analyze_imports(), set_config('enable_nestloop', 'off', true)")
                    .query((row, number) -> number)
                    .list();
        }
    }
}
