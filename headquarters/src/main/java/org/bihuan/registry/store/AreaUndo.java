package org.bihuan.registry.store;

import java.util.Map;
import java.util.Set;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.SetQuery;
import org.bihuan.shell.imports.StagedRows;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;

/** Periods of areas before and after a batch. */
@Repository
class AreaUndo {
    private static final String PERIOD = "sector, valid, parent, statutory_parent, kind, zh, en, zh_short, population,"
            + " estimate, lon, lat, source, recorded_at, changed_by";

    private final Rows db;

    AreaUndo(Rows db) {
        this.db = db;
    }

    /** Keeps the periods of some areas as they stand; a batch keeps the first that it sees. */
    void keep(long batch, String stage, Set<String> codes) {
        db.sql(Scope.mine(), """
                        insert into registry.area_undo (batch, stage, area, %1$s)
                        select :batch, :stage, {area area, sector}, %1$s from {registry.area_period}
                        where area in (select a.area from {registry.area} a where a.code = any(:codes))
                        """.formatted(PERIOD))
                .param("batch", batch)
                .param("stage", stage)
                .param("codes", codes.toArray(String[]::new))
                .update();
    }

    /** Lines of rows whose areas have other periods now than the batch left. */
    SetQuery moved(StagedRows taken, long batch) {
        return new SetQuery("""
                select s.line from %1$s s join {registry.area} a on a.code = s.code
                where exists (
                    (select %2$s from {registry.area_period} p where p.area = a.area
                     except select %2$s from {registry.area_undo} u
                     where u.batch = :undoBatch and u.stage = 'after' and u.area = a.area)
                    union all
                    (select %2$s from {registry.area_undo} u
                     where u.batch = :undoBatch and u.stage = 'after' and u.area = a.area
                     except select %2$s from {registry.area_period} p where p.area = a.area))
                """.formatted(taken.sql(), PERIOD), Map.of("undoBatch", batch));
    }

    void giveBack(long batch) {
        db.sql(Scope.mine(), """
                        delete from registry.area_period where {scope} and area in (
                            select u.area from {registry.area_undo} u where u.batch = :batch and u.stage = 'after')
                        """).param("batch", batch).update();
        db.sql(Scope.mine(), """
                        insert into registry.area_period (area, %1$s)
                        select {area area, sector}, %1$s from {registry.area_undo} where batch = :batch and stage = 'before'
                        """.formatted(PERIOD)).param("batch", batch).update();
        forget(batch);
    }

    void forget(long batch) {
        db.sql(Scope.mine(), "delete from registry.area_undo where {scope} and batch = :batch")
                .param("batch", batch)
                .update();
    }
}
