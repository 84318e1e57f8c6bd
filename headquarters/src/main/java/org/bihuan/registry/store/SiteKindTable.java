package org.bihuan.registry.store;

import java.util.List;
import java.util.Objects;
import org.bihuan.registry.SiteKind;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.SiteKinds;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Kinds of sites. */
@Repository
class SiteKindTable implements SiteKinds {
    private final Rows db;
    private final AreaQueries areas;
    private final TransactionOperations transaction;
    private final Decisions decisions;

    SiteKindTable(Rows db, AreaQueries areas, TransactionOperations transaction, Decisions decisions) {
        this.db = db;
        this.areas = areas;
        this.transaction = transaction;
        this.decisions = decisions;
    }

    @Override
    public List<SiteKind> all() {
        return db.open("select kind, zh, en, changed_by from {registry.site_kind} order by place, kind")
                .query((row, number) -> new SiteKind(
                        row.getString("kind"), row.getString("zh"), row.getString("en"), row.getString("changed_by")))
                .list();
    }

    boolean knows(String key) {
        return db.open("select exists (select from {registry.site_kind} where kind = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Outcome<SiteKind> put(SiteKind kind) {
        return Objects.requireNonNull(transaction.execute(status -> {
            write(kind);
            decisions.record(Told.saved(kind, areas.rootId()));
            return Outcome.done(all().stream()
                    .filter(saved -> saved.key().equals(kind.key()))
                    .findFirst()
                    .orElseThrow());
        }));
    }

    private void write(SiteKind kind) {
        db.sql(Scope.mine(), """
                        insert into registry.site_kind as k (kind, area, place, zh, en, changed_by)
                        values (:key, {area :area, 'general'},
                            (select coalesce(max(place), 0) + 1 from {registry.site_kind}), :zh, :en, :by)
                        on conflict (kind) do update set zh = excluded.zh, en = excluded.en,
                            changed_by = excluded.changed_by
                        where {scope:k}
                        """)
                .param("key", kind.key())
                .param("area", areas.rootId())
                .param("zh", kind.zh())
                .param("en", kind.en())
                .param("by", Access.required().actor().signature())
                .update();
    }

    /** Adds a kind; one that is known stays as it is. */
    void add(SiteKind kind, int place, int area) {
        db.sql(Scope.mine(), """
                        insert into registry.site_kind (kind, area, place, zh, en)
                        values (:key, {area :area, 'general'}, :place, :zh, :en) on conflict do nothing
                        """)
                .param("key", kind.key())
                .param("area", area)
                .param("place", place)
                .param("zh", kind.zh())
                .param("en", kind.en())
                .update();
    }
}
