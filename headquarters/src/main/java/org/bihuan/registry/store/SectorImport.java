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

/** Sectors and the departments that own them, by file. */
@Component
@Order(5)
class SectorImport extends RegistryImport {
    private static final String WORDS = "registry.import.sectors";

    SectorImport(Rows db, AreaQueries areas) {
        super("sectors", db, areas);
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("code", Type.CODE, "key", "sector", "条线代码"),
                ImportColumn.required("zh", Type.TEXT, "name_zh", "条线", "名称"),
                ImportColumn.required("en", Type.TEXT, "name", "英文名"),
                ImportColumn.required("owner_zh", Type.TEXT, "责任部门"),
                ImportColumn.required("owner_en", Type.TEXT, "owner", "责任部门英文名"));
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
                WORDS + ".malformed");
    }

    @Override
    public SetQuery stored(StagedRows rows) {
        return SetQuery.of("select s.line, c.zh, c.en, c.owner_zh, c.owner_en from " + rows.sql()
                + " s join {registry.sector} c on c.sector = s.code");
    }

    @Override
    public void take(StagedRows rows, Batch batch) {
        db.sql(Scope.mine(), """
                        insert into registry.sector as c (sector, area, place, zh, en, owner_zh, owner_en, changed_by)
                        select s.code, {area :area, s.code}, 1000 + s.line, s.zh, s.en, s.owner_zh, s.owner_en, :by from %s s
                        on conflict (sector) do update set zh = excluded.zh, en = excluded.en,
                            owner_zh = excluded.owner_zh, owner_en = excluded.owner_en, changed_by = excluded.changed_by
                        where {scope:c}
                        """.formatted(rows.sql()))
                .param("area", areas.rootId())
                .param("by", batch.by())
                .update();
    }

    /** A sector that something already belongs to cannot go: the foreign keys say so, and nothing is undone. */
    @Override
    public void giveBack(StagedRows added, StagedRows corrected, Batch batch) {
        db.sql(
                        Scope.mine(),
                        "delete from registry.sector where {scope} and sector in (select code from " + added.sql()
                                + " s)")
                .update();
        take(corrected, batch);
    }
}
