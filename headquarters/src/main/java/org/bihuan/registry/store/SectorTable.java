package org.bihuan.registry.store;

import java.util.List;
import java.util.Objects;
import org.bihuan.registry.Sector;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.Sectors;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Sectors and their owners. */
@Repository
class SectorTable implements Sectors {
    private final Rows db;
    private final AreaQueries areas;
    private final TransactionOperations transaction;
    private final Decisions decisions;

    SectorTable(Rows db, AreaQueries areas, TransactionOperations transaction, Decisions decisions) {
        this.db = db;
        this.areas = areas;
        this.transaction = transaction;
        this.decisions = decisions;
    }

    @Override
    public List<Sector> all() {
        return db.open(
                        "select sector, zh, en, owner_zh, owner_en, changed_by from {registry.sector} order by place, sector")
                .query((row, number) -> new Sector(
                        row.getString("sector"),
                        row.getString("zh"),
                        row.getString("en"),
                        row.getString("owner_zh"),
                        row.getString("owner_en"),
                        row.getString("changed_by")))
                .list();
    }

    boolean knows(String key) {
        return db.open("select exists (select from {registry.sector} where sector = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Outcome<Sector> put(Sector sector) {
        return Objects.requireNonNull(transaction.execute(status -> {
            write(sector);
            decisions.record(Told.saved(sector, areas.rootId()));
            return Outcome.done(all().stream()
                    .filter(saved -> saved.key().equals(sector.key()))
                    .findFirst()
                    .orElseThrow());
        }));
    }

    private void write(Sector sector) {
        db.sql(Scope.mine(), """
                        insert into registry.sector as c (sector, area, place, zh, en, owner_zh, owner_en, changed_by)
                        values (:key, {area :area, :key}, (select coalesce(max(place), 0) + 1 from {registry.sector}), :zh, :en,
                            :owner_zh, :owner_en, :by)
                        on conflict (sector) do update set zh = excluded.zh, en = excluded.en,
                            owner_zh = excluded.owner_zh, owner_en = excluded.owner_en, changed_by = excluded.changed_by
                        where {scope:c}
                        """)
                .param("key", sector.key())
                .param("area", areas.rootId())
                .param("zh", sector.zh())
                .param("en", sector.en())
                .param("owner_zh", sector.ownerZh())
                .param("owner_en", sector.ownerEn())
                .param("by", Access.required().actor().signature())
                .update();
    }

    /** Adds a sector; one that is known stays as it is. */
    void add(Sector sector, int place, int area) {
        db.sql(Scope.mine(), """
                        insert into registry.sector (sector, area, place, zh, en, owner_zh, owner_en)
                        values (:key, {area :area, :key}, :place, :zh, :en, :owner_zh, :owner_en) on conflict do nothing
                        """)
                .param("key", sector.key())
                .param("area", area)
                .param("place", place)
                .param("zh", sector.zh())
                .param("en", sector.en())
                .param("owner_zh", sector.ownerZh())
                .param("owner_en", sector.ownerEn())
                .update();
    }
}
