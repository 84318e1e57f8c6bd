package org.bihuan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.shell.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chongqing's pack as it stands, and packs that are wrong. */
class PackAreasTest {
    private static final Path CHONGQING = Path.of("../cities/chongqing");
    private static final LocalDate DAY = LocalDate.of(2020, 4, 30);

    private final List<Area> areas = PackAreas.read(CHONGQING);

    @Test
    void chongqingHas38DistrictsAndCounties3ZonesAnd1031Streets() {
        Map<AreaKind, Long> count = areas.stream().collect(Collectors.groupingBy(Area::kind, Collectors.counting()));
        assertThat(count)
                .containsEntry(AreaKind.CITY, 1L)
                .containsEntry(AreaKind.DISTRICT, 26L)
                .containsEntry(AreaKind.COUNTY, 12L)
                .containsEntry(AreaKind.ZONE, 3L)
                .containsEntry(AreaKind.STREET, 245L)
                .containsEntry(AreaKind.TOWN, 625L)
                .containsEntry(AreaKind.TOWNSHIP, 161L);
    }

    @Test
    void the41UnitsSumToTheCity() {
        List<Unit> units = PackAreas.units(areas, DAY);
        assertThat(units).hasSize(41);
        assertThat(units.stream().mapToLong(Unit::population).sum()).isEqualTo(32_054_159);
        assertThat(units).allSatisfy(unit -> assertThat(unit.population()).isPositive());
        assertThat(areas.getFirst().population()).hasValue(32_054_159);
    }

    @Test
    void zonesStandLastAndTheirPopulationsAreMarkedAsEstimates() {
        List<Unit> units = PackAreas.units(areas, DAY);
        assertThat(units.subList(38, 41)).extracting(Unit::code).containsExactly("500000-GX", "500000-LJ", "500110-WS");
        assertThat(units.stream().filter(Unit::estimate).map(Unit::code))
                .containsExactly("500106", "500107", "500110", "500112", "500000-GX", "500000-LJ", "500110-WS");
        assertThat(units.getLast().population()).isEqualTo(255_776);
    }

    @Test
    void everyAreaButTheRootHasAParentAndAStatutoryParentThatExist() {
        Map<String, AreaKind> kinds = areas.stream().collect(Collectors.toMap(Area::code, Area::kind));
        assertThat(areas.stream().filter(Area::root)).hasSize(1);
        assertThat(areas.stream().filter(area -> !area.root())).allSatisfy(area -> {
            assertThat(kinds).containsKeys(area.parent(), area.statutoryParent());
            assertThat(kinds).doesNotContainEntry(area.statutoryParent(), AreaKind.ZONE);
        });
    }

    @Test
    void membersOfAZoneKeepTheirDistrictAsStatutoryParent() {
        Map<String, Long> members = areas.stream()
                .filter(area -> !area.parent().equals(area.statutoryParent()) && area.kind() != AreaKind.ZONE)
                .collect(Collectors.groupingBy(Area::parent, Collectors.counting()));
        assertThat(members).isEqualTo(Map.of("500000-GX", 10L, "500000-LJ", 8L, "500110-WS", 10L));
    }

    @Test
    void everyDistrictHasAPolygonOnTheMap() throws IOException {
        String map = Files.readString(CHONGQING.resolve("map.geojson"));
        assertThat(PackAreas.units(areas, DAY))
                .filteredOn(unit -> !unit.zone())
                .allSatisfy(unit -> assertThat(map).contains("\"id\":\"" + unit.code() + "\""));
    }

    @Test
    void namesFollowTheLanguage() {
        Unit shizhu = PackAreas.units(areas, DAY).stream()
                .filter(unit -> unit.code().equals("500240"))
                .findFirst()
                .orElseThrow();
        assertThat(shizhu.name(Locale.ENGLISH)).isEqualTo("Shizhu");
        assertThat(shizhu.name(Locale.SIMPLIFIED_CHINESE)).isEqualTo("石柱土家族自治县");
        assertThat(shizhu.shortName(Locale.SIMPLIFIED_CHINESE)).isEqualTo("石柱");
    }

    @Test
    void aWrongLineIsNamed(@TempDir Path pack) throws IOException {
        Files.writeString(pack.resolve("areas.csv"), """
                code,parent,statutory_parent,kind,zh,en,zh_short,population,estimate,lon,lat,valid_from,valid_to,source
                1,,,city,甲市,A,,10,,,,,,x
                2,1,,hamlet,乙区,B,,10,,,,,,x
                """);
        assertThatThrownBy(() -> PackAreas.read(pack))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("hamlet");
    }

    @Test
    void anEmptyPackSaysWhatIsMissing(@TempDir Path pack) {
        assertThatThrownBy(() -> PackAreas.read(pack))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("areas.csv is missing");
    }
}
