package org.bihuan.control.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.epi.level.RiskLevel;
import org.junit.jupiter.api.Test;

/** Windows, groups, clusters and overrides around the county rule. */
class LevelTableTest {
    private static final LocalDate DAY = LocalDate.of(2020, 2, 26);

    private static UnitLevel level(LevelInputs inputs, String unit) {
        return new LevelTable(LevelRules.of2020(), inputs)
                .on(DAY, List.of(unit))
                .getFirst();
    }

    private static LevelInputs inputs(Map<String, Series> series, List<Cluster> clusters, LevelOverride... overrides) {
        return new LevelInputs(series, List.of(), Optional.of(clusters), List.of(overrides));
    }

    private static final Series SIXTY = Series.of(Map.of(DAY.minusDays(40), 51, DAY.minusDays(13), 60));

    @Test
    void theWindowIsTheFourteenRowsUpToTheDay() {
        Series lastBefore = Series.of(Map.of(DAY.minusDays(14), 3));
        Series firstInside = Series.of(Map.of(DAY.minusDays(13), 3));
        assertThat(level(inputs(Map.of("A", lastBefore), List.of()), "A").newCases())
                .isZero();
        assertThat(level(inputs(Map.of("A", firstInside), List.of()), "A").newCases())
                .isEqualTo(3);
    }

    @Test
    void aClusterCountsOnTheFourteenFullDaysBeforeTheDay() {
        for (int back : new int[] {1, 14}) {
            assertThat(level(inputs(Map.of("A", SIXTY), List.of(new Cluster("A", DAY.minusDays(back), 2))), "A")
                            .level())
                    .isEqualTo(RiskLevel.HIGH);
        }
        for (int back : new int[] {0, 15}) {
            assertThat(level(inputs(Map.of("A", SIXTY), List.of(new Cluster("A", DAY.minusDays(back), 2))), "A")
                            .level())
                    .isEqualTo(RiskLevel.MEDIUM);
        }
    }

    @Test
    void oneCaseIsNoCluster() {
        assertThat(level(inputs(Map.of("A", SIXTY), List.of(new Cluster("A", DAY.minusDays(3), 1))), "A")
                        .clusters())
                .isZero();
    }

    @Test
    void withoutClustersKeptNewCasesCountAsOne() {
        LevelInputs unkept = new LevelInputs(Map.of("A", SIXTY), List.of(), Optional.empty(), List.of());
        assertThat(level(unkept, "A").level()).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void aGroupIsRatedByItsSumAndKeepsEachUnitsOwnFigures() {
        Series thirty = Series.of(Map.of(DAY.minusDays(20), 30));
        Series thirtyNow = Series.of(Map.of(DAY.minusDays(2), 30));
        LevelInputs core = new LevelInputs(
                Map.of("A", thirty, "B", thirtyNow),
                List.of(GroupMember.always("core", "A"), GroupMember.always("core", "B")),
                Optional.empty(),
                List.of());
        UnitLevel quiet = level(core, "A");
        assertThat(quiet.level()).isEqualTo(RiskLevel.HIGH);
        assertThat(quiet.rule()).isEqualTo("group:core many-with-cluster");
        assertThat(quiet.cumulative()).isEqualTo(30);
        assertThat(quiet.newCases()).isZero();
    }

    @Test
    void anOverrideHoldsThroughItsLastDay() {
        LevelOverride today = new LevelOverride("A", RiskLevel.MEDIUM, "watch", "W", LocalDate.MIN, DAY);
        LevelOverride yesterday =
                new LevelOverride("A", RiskLevel.MEDIUM, "watch", "W", LocalDate.MIN, DAY.minusDays(1));
        assertThat(level(inputs(Map.of(), List.of(), today), "A").rule()).isEqualTo("override no-new-case");
        assertThat(level(inputs(Map.of(), List.of(), today), "A").level()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(level(inputs(Map.of(), List.of(), yesterday), "A").level()).isEqualTo(RiskLevel.LOW);
    }

    @Test
    void aLoweredFigureAddsNothing() {
        Series corrected = Series.of(Map.of(DAY.minusDays(20), 9, DAY.minusDays(2), 7));
        UnitLevel unit = level(inputs(Map.of("A", corrected), List.of()), "A");
        assertThat(unit.newCases()).isZero();
        assertThat(unit.level()).isEqualTo(RiskLevel.LOW);
    }
}
