package org.bihuan.registry.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

/** Holidays and exchanged working days by file. */
@Component
@Order(4)
class CalendarImport extends RegistryImport {
    private static final String WORDS = "registry.import.calendar";

    CalendarImport(Rows db, AreaQueries areas) {
        super("calendar", db, areas);
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("day", Type.DAY, "date", "日期"),
                ImportColumn.required("kind", Type.CODE, "type", "类型"),
                ImportColumn.required("zh", Type.TEXT, "name_zh", "名称"),
                ImportColumn.optional("en", Type.TEXT, "name", "英文名"));
    }

    @Override
    public List<String> rowKey() {
        return List.of("day");
    }

    @Override
    public void check(StagedRows rows, Findings findings) {
        refuseUnlessTheCitys(rows, findings, "day");
        findings.refuse(
                "select line, 'kind' as col, array[kind] as args from " + rows.sql()
                        + " s where kind not in ('holiday', 'workday')",
                Map.of(),
                WORDS + ".unknownKind");
    }

    @Override
    public SetQuery stored(StagedRows rows) {
        return SetQuery.of("select s.line, c.kind, c.zh, c.en from " + rows.sql()
                + " s join {registry.calendar_day} c on c.day = s.day");
    }

    @Override
    public void take(StagedRows rows, Batch batch) {
        db.sql(Scope.mine(), """
                        insert into registry.calendar_day as c (day, area, kind, zh, en, recorded_at, changed_by)
                        select s.day, {area :area, 'general'}, s.kind, s.zh, coalesce(s.en, ''), :at, :by from %s s
                        on conflict (day) do update set kind = excluded.kind, zh = excluded.zh, en = excluded.en,
                            recorded_at = excluded.recorded_at, changed_by = excluded.changed_by
                        where {scope:c}
                        """.formatted(rows.sql()))
                .param("area", areas.rootId())
                .param("at", OffsetDateTime.ofInstant(batch.at(), ZoneOffset.UTC))
                .param("by", batch.by())
                .update();
    }

    @Override
    public void giveBack(StagedRows added, StagedRows corrected, Batch batch) {
        db.sql(
                        Scope.mine(),
                        "delete from registry.calendar_day where {scope} and day in (select day from " + added.sql()
                                + " s)")
                .update();
        take(corrected, batch);
    }
}
