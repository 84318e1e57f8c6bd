package org.bihuan.registry.store;

import java.util.List;
import java.util.Map;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.Batch;
import org.bihuan.shell.imports.Findings;
import org.bihuan.shell.imports.ImportColumn;
import org.bihuan.shell.imports.ImportColumn.Type;
import org.bihuan.shell.imports.SetQuery;
import org.bihuan.shell.imports.StagedRows;
import org.bihuan.shell.scope.Scope;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Kinds of sites by file. */
@Component
@Order(6)
class KindImport extends RegistryImport {
    KindImport(Rows db, AreaQueries areas) {
        super("kinds", db, areas);
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("code", Type.CODE, "key", "kind", "类型代码"),
                ImportColumn.required("zh", Type.TEXT, "name_zh", "类型", "名称"),
                ImportColumn.required("en", Type.TEXT, "name", "英文名"));
    }

    @Override
    public List<String> rowKey() {
        return List.of("code");
    }

    @Override
    public void check(StagedRows rows, Findings findings) {
        refuseUnlessTheCitys(rows, findings, "code");
        findings.refuse(
                "select line, 'code' as col, array[code] as args from " + rows.sql()
                        + " s where code !~ '^[a-z][a-z-]{0,39}$'",
                Map.of(),
                words() + ".malformed");
    }

    @Override
    public SetQuery stored(StagedRows rows) {
        return SetQuery.of(
                "select s.line, k.zh, k.en from " + rows.sql() + " s join {registry.site_kind} k on k.kind = s.code");
    }

    @Override
    public void take(StagedRows rows, Batch batch) {
        db.sql(Scope.mine(), """
                        insert into registry.site_kind as k (kind, area, place, zh, en, changed_by)
                        select s.code, {area :area, 'general'},
                            (select coalesce(max(place), 0) from {registry.site_kind}) + s.line, s.zh, s.en, :by from %s s
                        on conflict (kind) do update set zh = excluded.zh, en = excluded.en,
                            changed_by = excluded.changed_by
                        where {scope:k}
                        """.formatted(rows.sql()))
                .param("area", areas.rootId())
                .param("by", batch.by())
                .update();
    }

    /** A kind that a site already has cannot go: the foreign key says so, and nothing is undone. */
    @Override
    public void giveBack(StagedRows added, StagedRows corrected, Batch batch) {
        db.sql(
                        Scope.mine(),
                        "delete from registry.site_kind where {scope} and kind in (select code from " + added.sql()
                                + " s)")
                .update();
        take(corrected, batch);
    }
}
