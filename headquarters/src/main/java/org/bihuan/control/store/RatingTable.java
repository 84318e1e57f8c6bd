package org.bihuan.control.store;

import java.sql.Timestamp;
import java.time.Instant;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;

/** The three lists that levels follow from: each keeps every version, so that ending and undoing are the same for all. */
enum RatingTable {
    MEMBERS("control.rating_group", "group_id", "name, unit, from_day, until_day, recorded_by"),
    CLUSTERS("control.cluster", "cluster_id", "unit, day, size, label, recorded_by"),
    DECISIONS("control.level_override", "override_id", "unit, level, reason, person, from_day, until_day, recorded_by");

    private final String table;
    private final String end;
    private final String endBatch;
    private final String enterAgain;

    RatingTable(String table, String id, String columns) {
        this.table = table;
        this.end = """
                update %s set withdrawn_at = :now, withdrawn_by = :by where {scope} and %s = :entry and withdrawn_at is null
                """.formatted(table, id);
        this.endBatch = """
                update %s set withdrawn_at = :now, withdrawn_by = :by where {scope} and batch = :batch and withdrawn_at is null
                """.formatted(table);
        this.enterAgain = """
                insert into %1$s (area, sector, verified, recorded_at, %2$s)
                select {area area, sector}, sector, verified, :now, %2$s from {%1$s} where withdrawn_batch = :batch order by %3$s
                """.formatted(table, columns, id);
    }

    /** False if it had ended already, or there is none. */
    boolean end(Rows db, long entry, String by, Instant now) {
        return db.sql(Scope.mine(), end)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .param("entry", entry)
                        .update()
                == 1;
    }

    /** Ends what a batch entered and enters again what it ended. */
    void giveBack(Rows db, long batch, String by, Instant now) {
        db.sql(Scope.mine(), endBatch)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .param("batch", batch)
                .update();
        db.sql(Scope.mine(), enterAgain)
                .param("now", Timestamp.from(now))
                .param("batch", batch)
                .update();
    }

    /** Writers take turns: two versions at the same moment would both call themselves current. */
    void lock(Rows db) {
        db.open("select pg_advisory_xact_lock(hashtext(:table))")
                .param("table", table)
                .query((row, number) -> true)
                .single();
    }
}
