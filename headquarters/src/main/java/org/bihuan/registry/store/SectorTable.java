package org.bihuan.registry.store;

import java.util.List;
import org.bihuan.registry.Sector;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sectors and their owners. */
@Repository
class SectorTable {
    private final JdbcClient jdbc;

    SectorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Sector> all() {
        return jdbc.sql("select sector, zh, en, owner_zh, owner_en from registry.sector order by place, sector")
                .query((row, number) -> new Sector(
                        row.getString("sector"),
                        row.getString("zh"),
                        row.getString("en"),
                        row.getString("owner_zh"),
                        row.getString("owner_en")))
                .list();
    }

    boolean knows(String key) {
        return jdbc.sql("select exists (select from registry.sector where sector = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
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
