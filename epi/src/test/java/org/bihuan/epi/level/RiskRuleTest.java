package org.bihuan.epi.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boundaries of the county rule, as the rule text draws them. */
class RiskRuleTest {
    private final RiskRule rule = RiskRule.of2020();

    @ParameterizedTest(name = "C={0} N14={1} K14={2} → {3} by {4}")
    @CsvSource({
        "0, 0, 0, LOW, NO_NEW_CASE",
        "60, 0, 0, LOW, NO_NEW_CASE",
        "60, 0, 2, LOW, NO_NEW_CASE",
        "1, 1, 0, MEDIUM, FEW_WITH_NEW",
        "12, 3, 1, MEDIUM, FEW_WITH_NEW",
        "50, 50, 3, MEDIUM, FEW_WITH_NEW",
        "51, 1, 0, MEDIUM, MANY_WITHOUT_CLUSTER",
        "51, 1, 1, HIGH, MANY_WITH_CLUSTER",
        "118, 16, 4, HIGH, MANY_WITH_CLUSTER",
    })
    void boundaries(int cumulative, int inWindow, int clusters, RiskLevel level, RiskRow row) {
        assertThat(rule.assess(cumulative, inWindow, clusters)).isEqualTo(new Assessment(level, row));
    }

    @Test
    void theLineBetweenFewAndManyIsDataNotCode() {
        assertThat(new RiskRule(11, 14).assess(12, 3, 1).level()).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void impossibleFiguresAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> rule.assess(3, 4, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> rule.assess(3, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> rule.assess(3, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RiskRule(50, 0));
    }
}
