package org.bihuan.registry.store;

import java.util.List;
import org.bihuan.registry.Sector;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.Sectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sectors and their owners. */
@Repository
class SectorTable implements Sectors {
    private final JdbcClient jdbc;
    private final AreaQueries areas;

    SectorTable(JdbcClient jdbc, AreaQueries areas) {
        this.jdbc = jdbc;
        this.areas = areas;
    }

    @Override
    public List<Sector> all() {
        return jdbc.sql(
                        "select sector, zh, en, owner_zh, owner_en, changed_by from registry.sector order by place, sector")
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
        return jdbc.sql("select exists (select from registry.sector where sector = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Outcome<Sector> put(Sector sector) {
        jdbc.sql("""
                        insert into registry.sector (sector, area, place, zh, en, owner_zh, owner_en, changed_by)
                        values (:key, :area, (select coalesce(max(place), 0) + 1 from registry.sector), :zh, :en,
                            :owner_zh, :owner_en, :by)
                        on conflict (sector) do update set zh = excluded.zh, en = excluded.en,
                            owner_zh = excluded.owner_zh, owner_en = excluded.owner_en, changed_by = excluded.changed_by
                        """)
                .param("key", sector.key())
                .param("area", areas.rootId())
                .param("zh", sector.zh())
                .param("en", sector.en())
                .param("owner_zh", sector.ownerZh())
                .param("owner_en", sector.ownerEn())
                .param("by", sector.changedBy())
                .update();
        return Outcome.done(sector);
    }

    /** Adds a sector; one that is known stays as it is. */
    void add(Sector sector, int place, int area) {
        jdbc.sql("""
                        insert into registry.sector (sector, area, place, zh, en, owner_zh, owner_en)
                        values (:key, :area, :place, :zh, :en, :owner_zh, :owner_en) on conflict do nothing
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
