package org.bihuan.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.bihuan.registry.Removal;
import org.bihuan.registry.model.RemovalDraft;
import org.bihuan.registry.model.Removals;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;

/** What was taken back; rows are only ever added. */
@Repository
class RemovalTable implements Removals {
    private static final String REMOVAL = """
            select r.kind, a.code, r.day, r.reason, r.changed_by
            from {registry.removal} r join {registry.area} a on a.area = r.area
            """;

    private final Rows db;
    private final CityClock clock;

    RemovalTable(Rows db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(Removal.Kind kind, int area, RemovalDraft draft) {
        db.sql(Scope.mine(), """
                        insert into registry.removal (kind, area, day, reason, changed_by, recorded_at)
                        values (:kind, {area :area, 'general'}, :day, :reason, :by, :now)
                        """)
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("area", area)
                .param("day", draft.day())
                .param("reason", draft.reason())
                .param("by", Access.required().actor().signature())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<Removal> ofArea(String code) {
        return db.open(REMOVAL + " where r.kind = 'area' and a.code = :code order by r.removal desc")
                .param("code", code)
                .query(RemovalTable::removal)
                .list();
    }

    @Override
    public List<Removal> ofDays(LocalDate from, LocalDate until) {
        return db.open(REMOVAL
                        + " where r.kind = 'day' and r.day >= :from and r.day < :until order by r.day, r.removal")
                .param("from", from)
                .param("until", until)
                .query(RemovalTable::removal)
                .list();
    }

    private static Removal removal(ResultSet row, int number) throws SQLException {
        return new Removal(
                Removal.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("code"),
                row.getDate("day").toLocalDate(),
                row.getString("reason"),
                row.getString("changed_by"));
    }
}
