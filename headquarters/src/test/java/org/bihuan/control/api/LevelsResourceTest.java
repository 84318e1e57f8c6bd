package org.bihuan.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bihuan.control.Standing;
import org.bihuan.control.model.LevelInputs;
import org.bihuan.control.model.LevelRules;
import org.bihuan.control.model.LevelTable;
import org.bihuan.registry.PackAreas;
import org.bihuan.registry.Unit;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.CityPack;
import org.junit.jupiter.api.Test;

/** Names in the levels as programs get them. */
class LevelsResourceTest {
    private static final LocalDate DAY = LocalDate.of(2020, 4, 30);

    @Test
    void unitsAreNamedInTheCitysFirstLanguageAndWhereThatIsMissingInTheOther() {
        assertThat(names("tidewater", Optional.empty())).containsExactly("Harbour", "Hill", "Island Zone");
        assertThat(names("tidewater", Optional.of(Locale.CHINESE))).containsExactly("港区", "Hill", "岛屿开发区");
        assertThat(names("chongqing", Optional.empty())).hasSize(41).startsWith("万州区");
    }

    private static List<String> names(String pack, Optional<Locale> language) {
        Path folder = Path.of("../cities").resolve(pack);
        City city = CityPack.read(folder);
        List<Unit> units = PackAreas.units(PackAreas.read(folder), DAY);
        LevelTable table =
                new LevelTable(LevelRules.of2020(), new LevelInputs(Map.of(), List.of(), Optional.empty(), List.of()));
        return units.stream()
                .map(unit -> new Standing(
                        unit,
                        table.on(DAY, List.of(unit.code())).getFirst(),
                        DAY,
                        Optional.empty(),
                        OptionalInt.empty(),
                        DAY))
                .map(standing -> LevelsResource.Row.of(standing, language.orElse(city.language())))
                .map(LevelsResource.Row::name)
                .toList();
    }
}
