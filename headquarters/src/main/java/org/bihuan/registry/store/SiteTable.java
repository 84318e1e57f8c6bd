package org.bihuan.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.registry.Area;
import org.bihuan.registry.Position;
import org.bihuan.registry.Site;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.SiteDraft;
import org.bihuan.registry.model.Sites;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Sites. */
@Repository
class SiteTable implements Sites {
    private static final String SITE = """
            select s.site, s.code, s.kind, s.zh, s.en, s.area, a.code as area_code, s.sector, s.operator,
                   s.territorial_owner, s.sector_owner, s.address, s.lon, s.lat, s.changed_by
            from {registry.site} s join {registry.area} a on a.area = s.area
            """;
    private static final String FILTER = """
             where (:kind = '' or s.kind = :kind) and (:sector = '' or s.sector = :sector)
               and (:text = '' or s.code like :start escape '!' or s.zh like :part escape '!'
                    or s.en ilike :part escape '!' or s.operator ilike :part escape '!' or s.address ilike :part escape '!')
               and (:area = '' or s.area in (
                    with recursive down as (
                        select area from {registry.area} where code = :area
                        union
                        select p.area from {registry.area_period} p join down on p.parent = down.area where p.valid @> :day
                    ) select area from down))
            """;

    private final Rows db;
    private final AreaQueries areas;
    private final SectorTable sectors;
    private final SiteKindTable kinds;
    private final TransactionOperations transaction;
    private final Decisions decisions;
    private final CityClock clock;

    SiteTable(
            Rows db,
            AreaQueries areas,
            SectorTable sectors,
            SiteKindTable kinds,
            TransactionOperations transaction,
            Decisions decisions,
            CityClock clock) {
        this.db = db;
        this.areas = areas;
        this.sectors = sectors;
        this.kinds = kinds;
        this.transaction = transaction;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public Optional<Site> site(String code) {
        return db.sql(Scope.mine(), SITE + " where s.code = :code")
                .param("code", code)
                .query(SiteTable::site)
                .optional();
    }

    /** Codes among these that are in use, as far as whoever asks sees. */
    List<String> taken(String[] codes) {
        return db.sql(Scope.mine(), "select code from {registry.site} where code = any(:codes)")
                .param("codes", codes)
                .query((row, number) -> row.getString("code"))
                .list();
    }

    @Override
    public List<Site> page(Filter filter, String after, int limit) {
        return filtered(
                        SITE + FILTER + " and s.code collate \"C\" > :after order by s.code collate \"C\" limit :limit",
                        filter)
                .param("after", after)
                .param("limit", limit)
                .query(SiteTable::site)
                .list();
    }

    @Override
    public int count(Filter filter, int most) {
        return filtered(
                        "select count(*) from (select 1 from {registry.site} s" + FILTER + " limit :most) as counted",
                        filter)
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
        return db.sql(Scope.mine(), sql)
                .param("kind", filter.kind())
                .param("sector", filter.sector())
                .param("area", filter.area())
                .param("day", filter.day())
                .param("text", filter.text().strip())
                .param("start", Like.start(filter.text()))
                .param("part", Like.part(filter.text()));
    }

    @Override
    public Outcome<Site> put(SiteDraft draft, LocalDate day) {
        return save(draft, day, """
                 on conflict (code) do update set kind = excluded.kind, zh = excluded.zh, en = excluded.en,
                    area = excluded.area, sector = excluded.sector, operator = excluded.operator,
                    territorial_owner = excluded.territorial_owner, sector_owner = excluded.sector_owner,
                    address = excluded.address, lon = excluded.lon, lat = excluded.lat,
                    recorded_at = excluded.recorded_at, changed_by = excluded.changed_by
                 where {scope:t}
                """);
    }

    @Override
    public Outcome<Site> add(SiteDraft draft, LocalDate day) {
        return save(draft, day, " on conflict (code) do nothing");
    }

    private Outcome<Site> save(SiteDraft draft, LocalDate day, String onConflict) {
        Optional<Area> area = areas.area(draft.area(), day);
        List<Flaw> flaws = new ArrayList<>();
        if (area.isEmpty()) {
            flaws.add(new Flaw("area", "unknownArea"));
        }
        if (!kinds.knows(draft.kind())) {
            flaws.add(new Flaw("kind", "unknown"));
        }
        if (!sectors.knows(draft.sector())) {
            flaws.add(new Flaw("sector", "unknown"));
        }
        if (!flaws.isEmpty()) {
            return Outcome.refused(flaws);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            if (write(area.orElseThrow().id(), draft, onConflict) == 0) {
                return Outcome.refused("code", "taken");
            }
            Site saved = site(draft.code()).orElseThrow();
            decisions.record(Told.saved(saved));
            return Outcome.done(saved);
        }));
    }

    private int write(int area, SiteDraft draft, String onConflict) {
        return db.sql(Scope.mine(), """
                        insert into registry.site as t (code, kind, zh, en, area, sector, operator, territorial_owner,
                            sector_owner, address, lon, lat, recorded_at, changed_by)
                        values (:code, :kind, :zh, :en, {area :area, :sector}, :sector, :operator, :territorial, :sector_owner,
                            :address, cast(:lon as double precision), cast(:lat as double precision), :now, :by)
                        """ + onConflict)
                .param("code", draft.code())
                .param("kind", draft.kind())
                .param("zh", draft.zh())
                .param("en", draft.en())
                .param("area", area)
                .param("sector", draft.sector())
                .param("operator", draft.operator())
                .param("territorial", draft.territorialOwner())
                .param("sector_owner", draft.sectorOwner())
                .param("address", draft.address())
                .param("by", Access.required().actor().signature())
                .param("lon", draft.position().map(Position::lon).orElse(null))
                .param("lat", draft.position().map(Position::lat).orElse(null))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private static Site site(ResultSet row, int number) throws SQLException {
        double lon = row.getDouble("lon");
        Optional<Position> position =
                row.wasNull() ? Optional.empty() : Optional.of(new Position(lon, row.getDouble("lat")));
        return new Site(
                row.getInt("site"),
                row.getString("code"),
                row.getString("kind"),
                row.getString("zh"),
                row.getString("en"),
                row.getInt("area"),
                row.getString("area_code"),
                row.getString("sector"),
                row.getString("operator"),
                row.getString("territorial_owner"),
                row.getString("sector_owner"),
                row.getString("address"),
                position,
                row.getString("changed_by"));
    }
}
