package org.bihuan.registry.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.Batch;
import org.bihuan.shell.imports.Findings;
import org.bihuan.shell.imports.ImportColumn;
import org.bihuan.shell.imports.ImportColumn.Type;
import org.bihuan.shell.imports.SetQuery;
import org.bihuan.shell.imports.StagedRows;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sites by file, under the same rules as the form: none without an operator and both owners. */
@Component
@Order(2)
class SiteImport extends RegistryImport {
    private static final String WORDS = "registry.import.sites";

    private static final Access LOOKING_UP = Access.house("who sends a list of sites");

    private final SiteTable sites;
    private final CityClock clock;
    private final TransactionTemplate apart;

    SiteImport(Rows db, AreaQueries areas, SiteTable sites, CityClock clock, PlatformTransactionManager transactions) {
        super("sites", db, areas);
        this.sites = sites;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("code", Type.CODE, "site_code", "场所代码"),
                ImportColumn.required("kind", Type.CODE, "类型"),
                ImportColumn.required("zh", Type.TEXT, "name", "名称"),
                ImportColumn.optional("en", Type.TEXT, "name_en", "英文名"),
                ImportColumn.required("area", Type.CODE, "adcode", "区划代码"),
                ImportColumn.required("sector", Type.CODE, "条线"),
                ImportColumn.required("operator", Type.TEXT, "运营方", "运营单位"),
                ImportColumn.required("territorial_owner", Type.TEXT, "属地责任单位"),
                ImportColumn.required("sector_owner", Type.TEXT, "行业责任单位"),
                ImportColumn.optional("address", Type.TEXT, "地址"),
                ImportColumn.optional("lon", Type.DECIMAL, "经度"),
                ImportColumn.optional("lat", Type.DECIMAL, "纬度"));
    }

    @Override
    public List<String> rowKey() {
        return List.of("code");
    }

    @Override
    public void check(StagedRows rows, Findings findings) {
        refuseOthers(rows, findings, "area", "s.sector");
        refuseTaken(rows, findings);
        refuse(rows, findings, "code", "code !~ '^[0-9A-Za-z-]{1,40}$'", "malformed");
        refuse(rows, findings, "kind", "kind not in (select k.kind from {registry.site_kind} k)", "unknownKind");
        refuse(rows, findings, "sector", "sector not in (select k.sector from {registry.sector} k)", "unknownSector");
        refuse(rows, findings, "territorial_owner", "territorial_owner = operator", "ownOwner");
        refuse(rows, findings, "sector_owner", "sector_owner = operator", "ownOwner");
        refuse(rows, findings, "lon", "(lon is null) <> (lat is null) or abs(lon) > 180 or abs(lat) > 90", "position");
        findings.refuse("""
                select line, 'area' as col, array[area] as args from %s s where not exists (
                    select from {registry.area} a join {registry.area_period} p on p.area = a.area
                    where a.code = s.area and p.valid @> :today)
                """.formatted(rows.sql()), Map.of("today", clock.today()), WORDS + ".unknownArea");
    }

    /** A code under which there is a site that is not the sender's; by whomever, for the sender does not see it. */
    private void refuseTaken(StagedRows rows, Findings findings) {
        if (Scope.mine().allAreas() && Scope.mine().allSectors()) {
            return;
        }
        String[] codes = db.sql(Scope.mine(), "select code from " + rows.sql() + " s")
                .query((row, number) -> row.getString("code"))
                .list()
                .toArray(String[]::new);
        String[] taken =
                LOOKING_UP.get(() -> apart.execute(status -> sites.taken(codes).toArray(String[]::new)));
        findings.refuse(
                "select s.line, 'code' as col, array[s.code] as args from " + rows.sql()
                        + " s where s.code = any(:taken) and not exists (select from {registry.site} t where t.code = s.code)",
                Map.of("taken", Objects.requireNonNull(taken)),
                "registry.flaw.taken");
    }

    private static void refuse(StagedRows rows, Findings findings, String column, String where, String reason) {
        findings.refuse(
                "select line, '" + column + "' as col, array[" + column + "::text] as args from " + rows.sql()
                        + " s where " + where,
                Map.of(),
                WORDS + "." + reason);
    }

    @Override
    public SetQuery stored(StagedRows rows) {
        return SetQuery.of("""
                select s.line, t.kind, t.zh, t.en, a.code as area, t.sector, t.operator, t.territorial_owner,
                       t.sector_owner, t.address, t.lon, t.lat
                from %s s join {registry.site} t on t.code = s.code join {registry.area} a on a.area = t.area
                """.formatted(rows.sql()));
    }

    @Override
    public void take(StagedRows rows, Batch batch) {
        db.sql(Scope.mine(), """
                        insert into registry.site as t (code, kind, zh, en, area, sector, operator, territorial_owner,
                            sector_owner, address, lon, lat, recorded_at, changed_by)
                        select s.code, s.kind, s.zh, coalesce(s.en, ''), {area a.area, s.sector}, s.sector, s.operator,
                            s.territorial_owner, s.sector_owner, coalesce(s.address, ''), s.lon, s.lat, :at, :by
                        from %s s join {registry.area} a on a.code = s.area
                        on conflict (code) do update set kind = excluded.kind, zh = excluded.zh, en = excluded.en,
                            area = {area excluded.area of t}, sector = excluded.sector, operator = excluded.operator,
                            territorial_owner = excluded.territorial_owner, sector_owner = excluded.sector_owner,
                            address = excluded.address, lon = excluded.lon, lat = excluded.lat,
                            recorded_at = excluded.recorded_at, changed_by = excluded.changed_by
                        """.formatted(rows.sql()))
                .param("by", batch.by())
                .param("at", OffsetDateTime.ofInstant(batch.at(), ZoneOffset.UTC))
                .update();
    }

    @Override
    public void giveBack(StagedRows added, StagedRows corrected, Batch batch) {
        db.sql(
                        Scope.mine(),
                        "delete from registry.site where {scope} and code in (select code from " + added.sql() + " s)")
                .update();
        take(corrected, batch);
    }
}
