package org.bihuan.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.registry.Area;
import org.bihuan.registry.DutyPhone;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.PhoneDraft;
import org.bihuan.registry.model.Phones;
import org.bihuan.shell.city.City;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** The duty phone book. */
@Repository
class PhoneTable implements Phones {
    private static final String PHONE = """
            select d.phone, d.area, a.code as area_code, d.sector, d.role, d.number, lower(d.valid) as begins,
                   upper(d.valid) as ends, d.changed_by
            from {registry.duty_phone} d join {registry.area} a on a.area = d.area
            """;

    private final Rows db;
    private final AreaQueries areas;
    private final SectorTable sectors;
    private final TransactionOperations transaction;
    private final Decisions decisions;
    private final City city;

    PhoneTable(
            Rows db,
            AreaQueries areas,
            SectorTable sectors,
            TransactionOperations transaction,
            Decisions decisions,
            City city) {
        this.db = db;
        this.areas = areas;
        this.sectors = sectors;
        this.transaction = transaction;
        this.decisions = decisions;
        this.city = city;
    }

    @Override
    public List<DutyPhone> onDuty(String area, Instant now) {
        return db.open(PHONE + """
                         where d.valid @> :now and (:area = '' or a.code = :area)
                         order by a.code collate "C", d.sector, d.role
                        """)
                .param("now", sql(now))
                .param("area", area)
                .query(PhoneTable::phone)
                .list();
    }

    @Override
    public List<DutyPhone> page(String area, Instant now, int after, int limit) {
        return db.open(PHONE + """
                         where upper(d.valid) > :now and (:area = '' or a.code = :area) and d.phone > :after
                         order by d.phone limit :limit
                        """)
                .param("now", sql(now))
                .param("area", area)
                .param("after", after)
                .param("limit", limit)
                .query(PhoneTable::phone)
                .list();
    }

    @Override
    public Outcome<DutyPhone> put(PhoneDraft draft, Instant now) {
        Optional<Area> area = areas.area(draft.area(), LocalDate.ofInstant(draft.from(), city.zone()));
        List<Flaw> flaws = new ArrayList<>();
        if (area.isEmpty()) {
            flaws.add(new Flaw("area", "unknownArea"));
        }
        if (!sectors.knows(draft.sector())) {
            flaws.add(new Flaw("sector", "unknown"));
        }
        if (!flaws.isEmpty()) {
            return Outcome.refused(flaws);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            DutyPhone saved = save(area.orElseThrow().id(), draft, now);
            decisions.record(Told.saved(saved));
            return Outcome.done(saved);
        }));
    }

    private DutyPhone save(int area, PhoneDraft draft, Instant now) {
        int id = db.sql(Scope.mine(), """
                        insert into registry.duty_phone as d (area, sector, role, number, valid, recorded_at, changed_by)
                        values ({area :area, :sector}, :sector, :role, :number, tstzrange(:from, :until), :now, :by)
                        on conflict (area, sector, role, lower(valid)) do update set number = excluded.number,
                            valid = excluded.valid, recorded_at = excluded.recorded_at, changed_by = excluded.changed_by
                        where {scope:d}
                        returning phone
                        """)
                .param("area", area)
                .param("sector", draft.sector())
                .param("role", draft.role())
                .param("number", draft.number())
                .param("by", Access.required().actor().signature())
                .param("from", sql(draft.from()))
                .param("until", sql(draft.until()))
                .param("now", sql(now))
                .query(Integer.class)
                .single();
        return db.open(PHONE + " where d.phone = :id")
                .param("id", id)
                .query(PhoneTable::phone)
                .single();
    }

    private static OffsetDateTime sql(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static DutyPhone phone(ResultSet row, int number) throws SQLException {
        return new DutyPhone(
                row.getInt("phone"),
                row.getInt("area"),
                row.getString("area_code"),
                row.getString("sector"),
                row.getString("role"),
                row.getString("number"),
                row.getTimestamp("begins").toInstant(),
                row.getTimestamp("ends").toInstant(),
                row.getString("changed_by"));
    }
}
