package org.bihuan.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.epi.level.RiskLevel;
import org.bihuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The city as its officers see it on 30 April 2020, and the days before. */
@HouseTest
class LevelsOfTheCityTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 4, 30);

    @Autowired
    ControlApi control;

    @Autowired
    MockMvcTester house;

    @Test
    void on26FebruaryAll41LevelsAreThePublishedOnes() throws Exception {
        Map<String, String> published =
                Files.readAllLines(Path.of("../cities/chongqing/levels/2020-02-26.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(","))
                        .collect(Collectors.toMap(fields -> fields[0], fields -> fields[1]));
        List<Standing> standings = control.standings(LocalDate.of(2020, 2, 26));
        assertThat(standings)
                .hasSize(41)
                .allSatisfy(standing -> assertThat(standing.level().level().name())
                        .isEqualTo(published.get(standing.unit().code())));
        assertThat(standings.getFirst().through()).isEqualTo(LocalDate.of(2020, 2, 25));
    }

    @Test
    void todayAllAreLowAndEachSaysSinceWhenAndHowManyDaysSinceItsLastCase() {
        List<Standing> standings = control.standings(TODAY);
        assertThat(standings).extracting(standing -> standing.level().level()).containsOnly(RiskLevel.LOW);
        Standing first = standings.getFirst();
        assertThat(first.unit().code()).isEqualTo("500101");
        // last case in the row of 22 February; 14 rows later, on 7 March, none is left in the window
        assertThat(first.since()).isEqualTo(LocalDate.of(2020, 3, 7));
        assertThat(first.daysSince()).hasValue(68);
        assertThat(standings.stream().filter(standing -> standing.lastCase().isEmpty()))
                .extracting(standing -> standing.unit().code())
                .containsExactlyInAnyOrder("500109", "500119");
    }

    @Test
    void theListInForceDependsOnTheMoment() {
        assertThat(control.inForce(Instant.parse("2020-02-25T00:00:00Z"))).isEmpty();
        assertThat(control.inForce(Instant.parse("2020-02-27T00:00:00Z"))
                        .orElseThrow()
                        .level("500101"))
                .isEqualTo(RiskLevel.HIGH);
        assertThat(control.inForce(Instant.parse("2020-04-30T00:00:00Z"))
                        .orElseThrow()
                        .level("500101"))
                .isEqualTo(RiskLevel.LOW);
    }

    @Test
    void pagesAnswerInBothLanguagesAndRefuseWhatIsNotThere() {
        for (String path : List.of(
                "/control", "/control?day=2020-02-26", "/control/units/500000-LJ", "/control/issues", "/detect")) {
            assertThat(house.get().uri(path).header("Accept-Language", "en")).hasStatusOk();
            assertThat(house.get().uri(path).header("Accept-Language", "zh")).hasStatusOk();
        }
        assertThat(house.get().uri("/control/units/110000")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(house.get().uri("/control?day=2020-02-30")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aUnitsPageExplainsItsLevelInASentence() {
        assertThat(house.get().uri("/control/units/500106?day=2020-02-26").header("Accept-Language", "en"))
                .bodyText()
                .contains("rated together, had 123 cases in all, over 50, 13 new in 14 days and 6 clusters: High.");
    }

    @Test
    void wherePeopleDecidedAgainstTheRuleThePageSaysSo() {
        assertThat(house.get().uri("/control?day=2020-02-26").header("Accept-Language", "en"))
                .bodyText()
                .contains("4 / 41");
        assertThat(house.get().uri("/control").header("Accept-Language", "en"))
                .bodyText()
                .contains("0 / 41");
    }

    @Test
    void levelsAreDataToo() {
        assertThat(house.get().uri("/api/v1/control/levels?day=2020-02-26"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[0].rule")
                .isEqualTo("many-with-cluster");
    }
}
