package org.bihuan.control.store;

import java.util.List;
import java.util.Map;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.Findings;
import org.bihuan.shell.imports.ImportColumn;
import org.bihuan.shell.imports.ImportColumn.Type;
import org.bihuan.shell.imports.SetQuery;
import org.bihuan.shell.imports.StagedRows;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Clusters by file: {@code adcode,date,size}, and a label where a unit has several on one day. */
@Component
class ClusterImport extends RatingKind {
    private static final String PAIRS = """
            select s.line, c.cluster_id as id, c.size::bigint as size from %s s join {control.cluster} c
                on c.unit = s.unit and c.day = s.day and c.label = coalesce(s.label, '') and c.withdrawn_at is null
            """;

    ClusterImport(Rows db, RegistryApi registry, CityClock clock, ApplicationEventPublisher events) {
        super(RatingTable.CLUSTERS, db, registry, clock, events);
    }

    @Override
    public String key() {
        return "clusters";
    }

    @Override
    public String words() {
        return "control.import.clusters";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("unit", Type.CODE, "adcode", "区划代码", "单位代码"),
                ImportColumn.required("day", Type.DAY, "date", "日期"),
                ImportColumn.required("size", Type.WHOLE, "cases", "病例数"),
                ImportColumn.optional("label", Type.TEXT, "name", "名称"));
    }

    @Override
    public List<String> rowKey() {
        return List.of("unit", "day", "label");
    }

    @Override
    public void check(StagedRows rows, Findings findings) {
        unknownUnits(rows, findings);
        refuse(rows, findings, "size", "size < 1 or size > 1000000", Map.of(), "noSize");
        refuse(rows, findings, "day", "day > :today", Map.of("today", clock.today()), "future");
    }

    @Override
    public SetQuery stored(StagedRows rows) {
        return SetQuery.of(PAIRS.formatted(rows.sql()));
    }

    @Override
    SetQuery pairs(StagedRows rows) {
        return SetQuery.of(PAIRS.formatted(rows.sql()));
    }

    @Override
    String ending(String pairs) {
        return """
                update control.cluster c set withdrawn_at = :now, withdrawn_by = :by, withdrawn_batch = :batch
                from (%s) p where {scope:c} and p.id = c.cluster_id
                """.formatted(pairs);
    }

    @Override
    String insert(StagedRows rows) {
        return """
                insert into control.cluster (area, sector, unit, day, size, label, recorded_at, recorded_by, batch)
                select {area a.id, :sector}, :sector, s.unit, s.day, s.size, coalesce(s.label, ''), :now, :by, :batch
                from %s s join unnest(:codes, :ids) as a (code, id) on a.code = s.unit order by s.line
                """.formatted(rows.sql());
    }

    @Override
    String first(StagedRows rows) {
        return "select min(day) from " + rows.sql() + " s";
    }
}
