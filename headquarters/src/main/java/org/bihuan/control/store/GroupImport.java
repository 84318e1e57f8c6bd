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
 * Rating groups by file: {@code group,adcode}, with first and last days if they are known. A row without a first day is
 * about the unit's latest group; a unit that has none is in it from the beginning.
 */
@Component
class GroupImport extends RatingKind {
    private static final String PAIRS = """
            select s.line, g.group_id as id, g.name, g.until_day from %s s cross join lateral (
                select * from {control.rating_group} c
                where c.unit = s.unit and c.withdrawn_at is null and (s.from_day is null or c.from_day = s.from_day)
                order by c.from_day desc limit 1) g
            """;

    GroupImport(Rows db, RegistryApi registry, CityClock clock, ApplicationEventPublisher events) {
        super(RatingTable.MEMBERS, db, registry, clock, events);
    }

    @Override
    public String key() {
        return "groups";
    }

    @Override
    public String words() {
        return "control.import.groups";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("name", Type.TEXT, "group", "分组"),
                ImportColumn.required("unit", Type.CODE, "adcode", "区划代码", "单位代码"),
                ImportColumn.optional("from_day", Type.DAY, "from", "valid_from", "起"),
                ImportColumn.optional("until_day", Type.DAY, "until", "valid_to", "止"));
    }

    @Override
    public List<String> rowKey() {
        return List.of("unit", "from_day");
    }

    @Override
    public void check(StagedRows rows, Findings findings) {
        unknownUnits(rows, findings);
        refuse(rows, findings, "until_day", "until_day < from_day", Map.of(), "untilEarlier");
        refuse(
                rows,
                findings,
                "unit",
                "from_day is null and exists (select from " + rows.sql()
                        + " o where o.unit = s.unit and o.from_day is not null)",
                Map.of(),
                "twice");
    }

    @Override
    public SetQuery stored(StagedRows rows) {
        return SetQuery.of("select line, name, nullif(until_day, 'infinity') as until_day from ("
                + PAIRS.formatted(rows.sql()) + ") p");
    }

    @Override
    SetQuery pairs(StagedRows rows) {
        return SetQuery.of(PAIRS.formatted(rows.sql()));
    }

    @Override
    String ending(String pairs) {
        return """
                update control.rating_group g set withdrawn_at = :now, withdrawn_by = :by, withdrawn_batch = :batch
                from (%s) p where {scope:g} and p.id = g.group_id
                """.formatted(pairs);
    }

    @Override
    String insert(StagedRows rows) {
        return """
                insert into control.rating_group
                    (area, sector, name, unit, from_day, until_day, recorded_at, recorded_by, batch)
                select {area a.id, :sector}, :sector, s.name, s.unit, coalesce(s.from_day, g.from_day, '-infinity'),
                    coalesce(s.until_day, g.until_day), :now, :by, :batch
                from %s s join unnest(:codes, :ids) as a (code, id) on a.code = s.unit
                left join {control.rating_group} g on g.unit = s.unit and g.withdrawn_batch = :batch
                    and (s.from_day is null or g.from_day = s.from_day)
                order by s.line
                """.formatted(rows.sql());
    }

    @Override
    String first(StagedRows rows) {
        return "select min(coalesce(from_day, '-infinity')) from " + rows.sql() + " s";
    }
}
