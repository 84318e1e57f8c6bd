package org.bihuan.registry.store;

import java.util.List;
import org.bihuan.registry.SiteKind;
import org.bihuan.registry.model.SiteKinds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Kinds of sites. */
@Repository
class SiteKindTable implements SiteKinds {
    private final JdbcClient jdbc;
    private final AreaQueries areas;

    SiteKindTable(JdbcClient jdbc, AreaQueries areas) {
        this.jdbc = jdbc;
        this.areas = areas;
    }

    @Override
    public List<SiteKind> all() {
        return jdbc.sql("select kind, zh, en, changed_by from registry.site_kind order by place, kind")
                .query((row, number) -> new SiteKind(
                        row.getString("kind"), row.getString("zh"), row.getString("en"), row.getString("changed_by")))
                .list();
    }

    boolean knows(String key) {
        return jdbc.sql("select exists (select from registry.site_kind where kind = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void put(SiteKind kind) {
        jdbc.sql("""
                        insert into registry.site_kind (kind, area, place, zh, en, changed_by)
                        values (:key, :area, (select coalesce(max(place), 0) + 1 from registry.site_kind), :zh, :en, :by)
                        on conflict (kind) do update set zh = excluded.zh, en = excluded.en,
                            changed_by = excluded.changed_by
                        """)
                .param("key", kind.key())
                .param("area", areas.rootId())
                .param("zh", kind.zh())
                .param("en", kind.en())
                .param("by", kind.changedBy())
                .update();
    }

    /** Adds a kind; one that is known stays as it is. */
    void add(SiteKind kind, int place, int area) {
        jdbc.sql("""
                        insert into registry.site_kind (kind, area, place, zh, en)
                        values (:key, :area, :place, :zh, :en) on conflict do nothing
                        """)
                .param("key", kind.key())
                .param("area", area)
                .param("place", place)
                .param("zh", kind.zh())
                .param("en", kind.en())
                .update();
    }
}
