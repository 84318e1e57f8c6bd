package org.bihuan.registry.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.bihuan.shell.city.City;
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

/** The duty phone book by file. */
@Component
@Order(3)
class PhoneImport extends RegistryImport {
    private static final String WORDS = "registry.import.phones";
    private static final String MATCH = """
             join {registry.area} a on a.code = s.area
             join {registry.duty_phone} d on d.area = a.area and d.sector = s.sector and d.role = s.role
                  and lower(d.valid) = s.begins
            """;

    private final City city;

    PhoneImport(Rows db, AreaQueries areas, City city) {
        super("phones", db, areas);
        this.city = city;
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("area", Type.CODE, "adcode", "区划代码"),
                ImportColumn.required("sector", Type.CODE, "条线"),
                ImportColumn.required("role", Type.TEXT, "post", "岗位"),
                ImportColumn.required("number", Type.TEXT, "phone", "电话", "号码"),
                ImportColumn.required("begins", Type.MOMENT, "from", "开始", "起"),
                ImportColumn.required("ends", Type.MOMENT, "until", "结束", "止"));
    }

    @Override
    public List<String> rowKey() {
        return List.of("area", "sector", "role", "begins");
    }

    @Override
    public void check(StagedRows rows, Findings findings) {
        refuseOthers(rows, findings, "area", "s.sector");
        String from = " from " + rows.sql() + " s where ";
        findings.refuse(
                "select line, 'sector' as col, array[sector] as args" + from
                        + "sector not in (select k.sector from {registry.sector} k)",
                Map.of(),
                WORDS + ".unknownSector");
        findings.refuse(
                "select line, 'number' as col, array[number] as args" + from + "number !~ '^[0-9+() -]{3,30}$'",
                Map.of(),
                WORDS + ".malformed");
        findings.refuse(
                "select line, 'ends' as col, array[]::text[] as args" + from + "ends <= begins",
                Map.of(),
                WORDS + ".order");
        findings.refuse(
                "select line, 'area' as col, array[area] as args" + from + """
                 not exists (select from {registry.area} a join {registry.area_period} p on p.area = a.area
                             where a.code = s.area and p.valid @> cast(s.begins at time zone :zone as date))
                """,
                Map.of("zone", city.zone().getId()),
                WORDS + ".unknownArea");
    }

    @Override
    public SetQuery stored(StagedRows rows) {
        return SetQuery.of("select s.line, d.number, upper(d.valid) as ends from " + rows.sql() + " s" + MATCH);
    }

    @Override
    public void take(StagedRows rows, Batch batch) {
        db.sql(Scope.mine(), """
                        insert into registry.duty_phone as d (area, sector, role, number, valid, recorded_at, changed_by)
                        select {area a.area, s.sector}, s.sector, s.role, s.number, tstzrange(s.begins, s.ends), :at, :by
                        from %s s join {registry.area} a on a.code = s.area
                        on conflict (area, sector, role, lower(valid)) do update set number = excluded.number,
                            valid = excluded.valid, recorded_at = excluded.recorded_at, changed_by = excluded.changed_by
                        where {scope:d}
                        """.formatted(rows.sql()))
                .param("by", batch.by())
                .param("at", OffsetDateTime.ofInstant(batch.at(), ZoneOffset.UTC))
                .update();
    }

    @Override
    public void giveBack(StagedRows added, StagedRows corrected, Batch batch) {
        db.sql(
                        Scope.mine(),
                        "delete from registry.duty_phone where {scope} and phone in (select d.phone from " + added.sql()
                                + " s" + MATCH + ")")
                .update();
        take(corrected, batch);
    }
}
