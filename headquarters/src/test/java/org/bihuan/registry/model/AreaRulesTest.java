package org.bihuan.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.bihuan.registry.Area;
import org.bihuan.registry.AreaKind;
import org.bihuan.registry.Validity;
import org.junit.jupiter.api.Test;

class AreaRulesTest {
    private static final Area CITY = area("1", "", AreaKind.CITY);
    private static final Area DISTRICT = area("11", "1", AreaKind.DISTRICT);
    private static final Area ZONE = area("1-Z", "1", AreaKind.ZONE);
    private static final Area STREET = area("1101", "11", AreaKind.STREET);

    @Test
    void aStreetBelowADistrictIsFine() {
        assertThat(check(draft("1102", AreaKind.STREET, OptionalLong.empty()), DISTRICT, DISTRICT))
                .isEmpty();
    }

    @Test
    void ranksRiseAlongAPath() {
        assertThat(check(draft("1102", AreaKind.TOWN, OptionalLong.empty()), STREET, DISTRICT))
                .containsExactly(new Flaw("parent", "rank"));
    }

    @Test
    void aZoneIsNobodysStatutoryParent() {
        assertThat(check(draft("1102", AreaKind.TOWN, OptionalLong.empty()), ZONE, ZONE))
                .containsExactly(new Flaw("statutory_parent", "zone"));
    }

    @Test
    void aReportingUnitNeedsResidents() {
        assertThat(check(draft("12", AreaKind.COUNTY, OptionalLong.empty()), CITY, CITY))
                .containsExactly(new Flaw("population", "unitPopulation"));
        assertThat(check(draft("12", AreaKind.COUNTY, OptionalLong.of(5)), CITY, CITY))
                .isEmpty();
    }

    @Test
    void thereIsOneRoot() {
        AreaDraft second = new AreaDraft(
                "2",
                "",
                "",
                AreaKind.CITY,
                "乙",
                "",
                "乙",
                OptionalLong.empty(),
                false,
                Optional.empty(),
                day(),
                "t",
                "p");
        assertThat(AreaRules.check(second, Optional.empty(), Optional.empty(), Optional.of(CITY), List.of()))
                .containsExactly(new Flaw("parent", "secondRoot"));
    }

    @Test
    void anAreaCannotSinkBelowItsChildren() {
        assertThat(AreaRules.check(
                        draft("11", AreaKind.STREET, OptionalLong.empty()),
                        Optional.of(ZONE),
                        Optional.of(DISTRICT),
                        Optional.of(CITY),
                        List.of(STREET)))
                .contains(new Flaw("kind", "childRank"), new Flaw("statutory_parent", "rank"));
    }

    @Test
    void aFormSaysEverythingThatIsWrongAtOnce() {
        Map<String, String> form = new TreeMap<>(Map.of(
                "code",
                "no code!",
                "kind",
                "hamlet",
                "population",
                "-3",
                "lon",
                "999",
                "lat",
                "1",
                "valid_from",
                "soon"));
        assertThat(AreaDraft.read(form) instanceof Outcome.Refused<AreaDraft>(List<Flaw> flaws) ? flaws : List.of())
                .containsExactlyInAnyOrder(
                        new Flaw("code", "code"),
                        new Flaw("kind", "unknown"),
                        new Flaw("zh", "noName"),
                        new Flaw("valid_from", "day"),
                        new Flaw("population", "count"),
                        new Flaw("lon", "degrees"),
                        new Flaw("source", "missing"));
    }

    private static List<Flaw> check(AreaDraft draft, Area parent, Area statutory) {
        return AreaRules.check(draft, Optional.of(parent), Optional.of(statutory), Optional.of(CITY), List.of());
    }

    private static AreaDraft draft(String code, AreaKind kind, OptionalLong population) {
        return new AreaDraft(code, "p", "s", kind, "某", "", "某", population, false, Optional.empty(), day(), "t", "p");
    }

    private static LocalDate day() {
        return LocalDate.of(2020, 4, 30);
    }

    private static Area area(String code, String parent, AreaKind kind) {
        return new Area(
                0,
                code,
                parent,
                parent,
                kind,
                "某",
                "",
                "某",
                OptionalLong.empty(),
                false,
                Optional.empty(),
                Validity.ALWAYS,
                "t",
                "");
    }
}
