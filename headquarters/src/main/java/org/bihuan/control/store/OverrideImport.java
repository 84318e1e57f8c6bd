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

/**
 * Decisions against the rule by file: {@code adcode,level,reason,person,until}, with a first day if it is known. A
 * decision is told by its unit and last day.
 */
@Component
class OverrideImport extends RatingKind {
    private static final String PAIRS = """
            select s.line, d.override_id as id, d.reason, d.person, nullif(d.from_day, '-infinity') as from_day,
                case when upper(s.level) = d.level then s.level else d.level end as level
            from %s s cross join lateral (
                select * from {control.level_override} c
                where c.unit = s.unit and c.until_day = s.until_day and c.withdrawn_at is null
                order by c.override_id desc limit 1) d
            """;

    OverrideImport(Rows db, RegistryApi registry, CityClock clock, ApplicationEventPublisher events) {
        super(RatingTable.DECISIONS, db, registry, clock, events);
    }

    @Override
    public String key() {
        return "overrides";
    }

    @Override
    public String words() {
        return "control.import.overrides";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("unit", Type.CODE, "adcode", "区划代码", "单位代码"),
                ImportColumn.required("level", Type.CODE, "等级", "风险等级"),
                ImportColumn.required("reason", Type.TEXT, "理由", "原因"),
                ImportColumn.required("person", Type.TEXT, "decided_by", "决定人"),
                ImportColumn.optional("from_day", Type.DAY, "from", "valid_from", "起"),
                ImportColumn.required("until_day", Type.DAY, "until", "valid_to", "止", "有效至"));
    }

    @Override
    public List<String> rowKey() {
        return List.of("unit", "until_day");
    }

    @Override
    public void check(StagedRows rows, Findings findings) {
        unknownUnits(rows, findings);
        refuse(rows, findings, "level", "upper(level) not in ('LOW', 'MEDIUM', 'HIGH')", Map.of(), "noLevel");
        refuse(rows, findings, "until_day", "until_day < from_day", Map.of(), "untilEarlier");
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
                update control.level_override d set withdrawn_at = :now, withdrawn_by = :by, withdrawn_batch = :batch
                from (%s) p where {scope:d} and p.id = d.override_id
                """.formatted(pairs);
    }

    @Override
    String insert(StagedRows rows) {
        return """
                insert into control.level_override (area, sector, unit, level, reason, person, verified, from_day,
                    until_day, recorded_at, recorded_by, batch)
                select {area a.id, :sector}, :sector, s.unit, upper(s.level), s.reason, s.person, false,
                    coalesce(s.from_day, d.from_day, '-infinity'), s.until_day, :now, :by, :batch
                from %s s join unnest(:codes, :ids) as a (code, id) on a.code = s.unit
                left join {control.level_override} d on d.unit = s.unit and d.until_day = s.until_day
                    and d.withdrawn_batch = :batch
                order by s.line
                """.formatted(rows.sql());
    }

    @Override
    String first(StagedRows rows) {
        return "select min(coalesce(from_day, '-infinity')) from " + rows.sql() + " s";
    }
}
