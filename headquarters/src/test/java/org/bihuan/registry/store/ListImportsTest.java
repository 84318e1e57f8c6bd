package org.bihuan.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bihuan.registry.DutyPhone;
import org.bihuan.registry.Site;
import org.bihuan.shell.imports.Batch;
import org.bihuan.shell.imports.Findings;
import org.bihuan.shell.imports.SetQuery;
import org.bihuan.shell.imports.StagedRows;
import org.bihuan.shell.scope.Scope;
import org.junit.jupiter.api.Test;

/** Sites and duty phones as staged rows: checked, taken, corrected, given back. */
class ListImportsTest {
    private static final Batch BATCH = new Batch(1, "test", Tables.NOW);

    private final Tables tables = Tables.ofChongqing();
    private final SiteImport sites = new SiteImport(
            tables.db, tables.queries, tables.sites, tables.clock, tables.transaction.getTransactionManager());
    private final PhoneImport phones = new PhoneImport(tables.db, tables.queries, tables.city);

    @Test
    void sitesWithoutASecondOwnerOrInNoAreaAreRefused() {
        StagedRows rows = sites(
                site(1, "S-1", "hospital", "500103", "health", "甲", "乙", "丙"),
                site(2, "S-2", "castle", "500103", "health", "甲", "乙", "丙"),
                site(3, "S 3", "hospital", "500999", "magic", "甲", "乙", "丙"),
                site(4, "S-4", "hospital", "500103", "health", "甲", "甲", "甲"));
        assertThat(found(findings -> sites.check(rows, findings)))
                .containsExactlyInAnyOrder(
                        "2 kind unknownKind",
                        "3 code malformed",
                        "3 area unknownArea",
                        "3 sector unknownSector",
                        "4 territorial_owner ownOwner",
                        "4 sector_owner ownOwner");
    }

    @Test
    void sitesAreTakenCorrectedAndGivenBack() {
        StagedRows first = sites(site(1, "S-1", "hospital", "500103", "health", "甲", "乙", "丙"));
        assertThat(stored(sites.stored(first))).isEmpty();
        sites.take(first, BATCH);
        assertThat(tables.sites.site("S-1").map(Site::sectorOwner)).contains("丙");
        assertThat(stored(sites.stored(first)))
                .hasSize(1)
                .first()
                .satisfies(
                        row -> assertThat(row).containsEntry("area", "500103").containsEntry("sector_owner", "丙"));
        StagedRows second = sites(
                site(1, "S-1", "hospital", "500104", "health", "甲", "乙", "丁"),
                site(2, "S-2", "school", "500103", "education", "戊", "乙", "丁"));
        sites.take(second, BATCH);
        assertThat(tables.sites.site("S-1").map(Site::sectorOwner)).contains("丁");
        sites.giveBack(sites(site(2, "S-2", "school", "500103", "education", "戊", "乙", "丁")), first, BATCH);
        assertThat(tables.sites.site("S-1").map(Site::areaCode)).contains("500103");
        assertThat(tables.sites.site("S-2")).isEmpty();
    }

    @Test
    void phonesAreCheckedTakenAndGivenBack() {
        StagedRows wrong = phones(
                phone(1, "500999", "magic", "call me", "2020-04-30T08:00+08", "2020-04-30T07:00+08"),
                phone(2, "500103", "health", "6384 1234", "2020-04-30T08:00+08", "2020-04-30T20:00+08"));
        assertThat(found(findings -> phones.check(wrong, findings)))
                .containsExactlyInAnyOrder(
                        "1 area unknownArea", "1 sector unknownSector", "1 number malformed", "1 ends order");
        Instant noon = Instant.parse("2020-04-30T04:00:00Z");
        StagedRows first = phones(phone(1, "500103", "health", "1111", "2020-04-30T08:00+08", "2020-04-30T20:00+08"));
        phones.take(first, BATCH);
        assertThat(stored(phones.stored(first)))
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(row).containsEntry("number", "1111"));
        phones.take(phones(phone(1, "500103", "health", "2222", "2020-04-30T08:00+08", "2020-04-30T20:00+08")), BATCH);
        assertThat(tables.phones.onDuty("500103", noon))
                .extracting(DutyPhone::number)
                .containsExactly("2222");
        phones.giveBack(phones(), first, BATCH);
        assertThat(tables.phones.onDuty("500103", noon))
                .extracting(DutyPhone::number)
                .containsExactly("1111");
        phones.giveBack(first, phones(), BATCH);
        assertThat(tables.phones.onDuty("", noon)).isEmpty();
    }

    private static String site(
            int line, String code, String kind, String area, String sector, String operator, String by, String owner) {
        return "(%d, '%s', '%s', '某处', null::text, '%s', '%s', '%s', '%s', '%s', null::text, null::numeric, null::numeric)"
                .formatted(line, code, kind, area, sector, operator, by, owner);
    }

    private static StagedRows sites(String... rows) {
        return staged(
                "line, code, kind, zh, en, area, sector, operator, territorial_owner, sector_owner, address, lon, lat",
                site(0, "none", "", "", "", "", "", ""),
                rows);
    }

    private static String phone(int line, String area, String sector, String number, String begins, String ends) {
        return "(%d, '%s', '%s', '值班室', '%s', timestamptz '%s', timestamptz '%s')"
                .formatted(line, area, sector, number, begins, ends);
    }

    private static StagedRows phones(String... rows) {
        return staged(
                "line, area, sector, role, number, begins, ends",
                phone(0, "", "", "", "2020-01-01T00:00Z", "2020-01-02T00:00Z"),
                rows);
    }

    /** The pattern row gives types where there is no other row; it is never seen. */
    private static StagedRows staged(String columns, String pattern, String... rows) {
        List<String> all = new ArrayList<>(List.of(pattern));
        all.addAll(List.of(rows));
        return new StagedRows(
                "(select * from (values " + String.join(", ", all) + ") v (" + columns + ") where line > 0)");
    }

    private List<Map<String, Object>> stored(SetQuery query) {
        return tables.db
                .sql(Scope.mine(), query.sql())
                .params(query.parameters())
                .query()
                .listOfRows();
    }

    private List<String> found(Consumer<Findings> check) {
        List<String> found = new ArrayList<>();
        check.accept(new Findings() {
            @Override
            public void refuse(String select, Map<String, Object> parameters, String reason) {
                tables.db
                        .sql(Scope.mine(), select)
                        .params(parameters)
                        .query((row, number) -> row.getInt("line") + " " + row.getString("col") + " "
                                + reason.substring(reason.lastIndexOf('.') + 1))
                        .list()
                        .forEach(found::add);
            }

            @Override
            public void note(String select, Map<String, Object> parameters, String reason) {
                throw new AssertionError(reason);
            }

            @Override
            public void refuse(int line, String column, String reason, List<String> arguments) {
                throw new AssertionError(reason);
            }
        });
        return found;
    }
}
