package org.bihuan.control.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.control.IssuedLevel;
import org.bihuan.control.model.ComputedList;
import org.bihuan.control.model.UnitLevel;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;

/** Lists as they were computed; never changed. */
@Repository
class ComputedStore {
    private static final String LIST = "select computed_id, day, rules, inputs, computed_at from {control.computed} ";

    private final Rows db;

    ComputedStore(Rows db) {
        this.db = db;
    }

    /** One at a time, so that the same inputs make one list. */
    void lock() {
        db.open("select pg_advisory_xact_lock(hashtext('control.computed'))")
                .query((row, number) -> true)
                .single();
    }

    Optional<ComputedList> last(LocalDate day) {
        return db.sql(Scope.mine(), LIST + "where day = :day order by computed_id desc limit 1")
                .param("day", day)
                .query(ComputedStore::list)
                .optional();
    }

    /** Days that have a list. */
    List<LocalDate> days(LocalDate from, LocalDate until) {
        return db.sql(Scope.mine(), "select distinct day from {control.computed} where day between :from and :until")
                .param("from", from)
                .param("until", until)
                .query((row, number) -> row.getObject("day", LocalDate.class))
                .list();
    }

    /** @param areas area of each level, in the same order */
    ComputedList add(
            LocalDate day,
            String rules,
            String inputs,
            Instant now,
            List<UnitLevel> levels,
            int area,
            List<Integer> areas,
            String sector) {
        long id = db.sql(Scope.mine(), """
                        insert into control.computed (area, sector, day, rules, inputs, computed_at)
                        values ({area :area, :sector}, :sector, :day, :rules, :inputs, :now) returning computed_id
                        """)
                .param("area", area)
                .param("sector", sector)
                .param("day", day)
                .param("rules", rules)
                .param("inputs", inputs)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
        List<IssuedLevel> rows = levels.stream().map(Levels::issued).toList();
        new LevelRows(rows, areas, sector)
                .bind(db.sql(Scope.mine(), """
                        insert into control.computed_level
                            (computed_id, area, sector, unit, level, rule, cumulative, new_cases, clusters)
                        select :id,
                        """ + LevelRows.SELECT).param("id", id))
                .update();
        return new ComputedList(id, day, rules, inputs, now);
    }

    private static ComputedList list(ResultSet row, int number) throws SQLException {
        return new ComputedList(
                row.getLong("computed_id"),
                row.getObject("day", LocalDate.class),
                row.getString("rules"),
                row.getString("inputs"),
                row.getTimestamp("computed_at").toInstant());
    }
}
