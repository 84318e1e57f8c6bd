package org.bihuan.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bihuan.registry.Area;
import org.bihuan.registry.AreaKind;
import org.bihuan.registry.PackAreas;
import org.bihuan.registry.Removal;
import org.bihuan.registry.model.AreaDraft;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.RemovalDraft;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Areas in their periods, on real PostgreSQL. */
class AreaBookTest {
    private static final LocalDate DAY = LocalDate.of(2020, 4, 30);
    /** The reform's month is known; its day is ours. */
    private static final LocalDate REFORM = LocalDate.of(2025, 11, 5);

    private static final RemovalDraft END = new RemovalDraft(REFORM, "国函〔2021〕1号");

    private final Tables tables = Tables.ofChongqing();

    @Test
    void loadingThePackAgainChangesNothing() {
        List<Area> before = tables.areas.all(DAY);
        accept(tables.areas.put(draft(before.get(5), before.get(5).parent(), DAY, "江北区（试）")));
        List<Area> edited = tables.areas.all(DAY);
        tables.pack.load(tables.city);
        assertThat(tables.areas.all(DAY)).isEqualTo(edited).hasSize(1073).isNotEqualTo(before);
    }

    @Test
    void theTablesSayWhatThePackSays() {
        assertThat(tables.areas.all(DAY))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactlyElementsOf(PackAreas.read(tables.city.pack()).stream()
                        .sorted(PackAreas.ORDER)
                        .toList());
    }

    @Test
    void anAreasPathLeadsFromTheCityByReportingParents() {
        assertThat(tables.queries.path("500110004", DAY))
                .extracting(Area::code)
                .containsExactly("500000", "500110-WS", "500110004");
        assertThat(tables.queries.path("500999", DAY)).isEmpty();
    }

    @Test
    void searchTakesTheReadersTextLiterally() {
        assertThat(tables.areas.search("万盛", DAY, 10)).extracting(Area::code).contains("500110004", "500110-WS");
        assertThat(tables.areas.search("yuzh", DAY, 10)).extracting(Area::code).containsExactly("500103");
        assertThat(tables.areas.search("50024", DAY, 3)).hasSize(3);
        assertThat(tables.areas.search("%", DAY, 10)).isEmpty();
    }

    @Test
    void aChangeHoldsFromItsDayAndTheEarlierPeriodStays() {
        Area street = area("500103");
        accept(tables.areas.put(draft(street, street.parent(), DAY, "渝中区（新）")));
        assertThat(tables.queries.area("500103", DAY.minusDays(1)).orElseThrow().zh())
                .isEqualTo("渝中区");
        assertThat(tables.queries.area("500103", DAY).orElseThrow().zh()).isEqualTo("渝中区（新）");
        assertThat(tables.areas.periods("500103")).hasSize(2);
        accept(tables.areas.put(draft(street, street.parent(), DAY, "渝中区（改）")));
        assertThat(tables.areas.periods("500103")).extracting(Area::zh).containsExactly("渝中区", "渝中区（改）");
    }

    @Test
    void aUnitWithStreetsCannotEnd() {
        assertThat(flaws(tables.areas.end("500105", END))).containsExactly(new Flaw("day", "stillNeeded"));
        assertThat(tables.removals.ofArea("500105")).isEmpty();
        assertThat(tables.queries.area("500105", REFORM)).isPresent();
    }

    @Test
    void jiangbeiYubeiAndTheZoneBecomeOneDistrict() {
        Area jiangbei = area("500105");
        Area yubei = area("500112");
        Area zone = area("500000-LJ");
        long residents = jiangbei.population().getAsLong()
                + yubei.population().getAsLong()
                + zone.population().getAsLong();
        List<AreaDraft> reform = new ArrayList<>();
        reform.add(new AreaDraft(
                "500157",
                "500000",
                "500000",
                AreaKind.DISTRICT,
                "两江新区",
                "Liangjiang",
                "两江新区",
                OptionalLong.of(residents),
                true,
                zone.position(),
                REFORM,
                "test",
                ""));
        for (Area old : List.of(jiangbei, yubei, zone)) {
            for (Area street : tables.queries.children(old.code(), REFORM)) {
                reform.add(draft(street, "500157", REFORM, street.zh()));
            }
        }
        accept(tables.areas.putAll(reform));
        for (Area old : List.of(zone, jiangbei, yubei)) {
            assertThat(tables.areas.end(old.code(), END)).isInstanceOf(Outcome.Done.class);
        }

        StoredRegistry registry = new StoredRegistry(
                tables.queries, tables.sectors, tables.sites, tables.phones, tables.calendar, tables.city);
        assertThat(registry.units(REFORM.minusDays(1))).hasSize(41);
        assertThat(registry.units(REFORM)).hasSize(39).extracting("code").contains("500157");
        for (LocalDate day : List.of(DAY, REFORM.minusDays(1), REFORM)) {
            assertThat(registry.units(day).stream().mapToLong(unit -> unit.population()))
                    .as("residents on " + day)
                    .satisfies(all -> assertThat(
                                    all.stream().mapToLong(Long::longValue).sum())
                            .isEqualTo(32_054_159));
            assertThat(tables.areas.all(day).stream()
                            .filter(area -> registry.path(area.code(), day).size() < 2)
                            .map(Area::code))
                    .containsExactly("500000");
        }
        assertThat(registry.path("500112007", REFORM.minusDays(1)))
                .extracting(Area::code)
                .containsExactly("500000", "500000-LJ", "500112007");
        assertThat(registry.path("500112007", REFORM))
                .extracting(Area::code)
                .containsExactly("500000", "500157", "500112007");
        assertThat(registry.unit("500105", REFORM)).isEmpty();
        assertThat(registry.unit("500105", DAY)).isPresent();
    }

    @Test
    void aReformThatFailsLeavesEverythingAsItWas() {
        List<Area> before = tables.areas.all(REFORM);
        Area street = area("500112007");
        AreaDraft good = draft(street, "500112", REFORM, street.zh());
        AreaDraft bad = draft(area("500112008"), "500999", REFORM, "翠云街道");
        assertThat(flaws(tables.areas.putAll(List.of(good, bad)))).contains(new Flaw("parent", "unknownArea"));
        assertThat(tables.areas.all(REFORM)).isEqualTo(before);
    }

    @Test
    void aParentMustExistOnEveryDay() {
        accept(tables.areas.put(draft("500199", "500000", AreaKind.DISTRICT, DAY)));
        assertThat(tables.areas.end("500199", END)).isInstanceOf(Outcome.Done.class);
        assertThat(tables.removals.ofArea("500199"))
                .containsExactly(new Removal(Removal.Kind.AREA, "500199", REFORM, "国函〔2021〕1号", "tests"));
        assertThat(flaws(tables.areas.put(draft("500199001", "500199", AreaKind.STREET, DAY))))
                .containsExactly(new Flaw("valid_from", "parentPeriod"));
        assertThat(tables.areas.periods("500199001")).isEmpty();
        assertThat(tables.decisions.acts()).containsExactly("registry.areaSaved", "registry.areaEnded");
    }

    @Test
    void theTableItselfRefusesTwoParentsOnADay() {
        assertThatThrownBy(() -> tables.jdbc.sql("""
                                insert into registry.area_period (area, valid, parent, statutory_parent, kind, zh, zh_short,
                                    source, recorded_at)
                                select area, daterange('2020-05-01', '2020-05-02'), 1, 1, kind, zh, zh_short, source, now()
                                from registry.area_period where area = (select area from registry.area where code = '500101001')
                                """).update()).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> tables.jdbc
                        .sql(
                                "update registry.area_period set parent = null, statutory_parent = null where kind = 'zone'")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private Area area(String code) {
        return tables.queries.area(code, DAY).orElseThrow();
    }

    private static AreaDraft draft(Area area, String parent, LocalDate from, String zh) {
        return new AreaDraft(
                area.code(),
                parent,
                parent,
                area.kind(),
                zh,
                area.en(),
                area.zhShort(),
                area.population(),
                area.estimate(),
                area.position(),
                from,
                "test",
                "");
    }

    private static AreaDraft draft(String code, String parent, AreaKind kind, LocalDate from) {
        return new AreaDraft(
                code,
                parent,
                parent,
                kind,
                "新",
                "",
                "新",
                OptionalLong.of(0),
                false,
                Optional.empty(),
                from,
                "test",
                "");
    }

    private static <T> void accept(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private static <T> List<Flaw> flaws(Outcome<T> outcome) {
        return outcome instanceof Outcome.Refused<T>(List<Flaw> flaws) ? flaws : List.of();
    }
}
