package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules hold, look at something, and find their planted counter-example. */
class RulesTest {
    static final List<Rule> RULES = Rules.ALL;

    @Test
    void theWholeHouseIsLookedAt() {
        assertThat(Code.MAIN.size()).isGreaterThan(60);
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void holds(Rule rule) {
        rule.asRule().check(Code.MAIN);
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void looksAtEnough(Rule rule) {
        assertThat(rule.looksAt(Code.MAIN)).isGreaterThanOrEqualTo(rule.atLeast());
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void findsItsCounterExample(Rule rule) {
        String report = rule.asRule().evaluate(Code.PLANTED).getFailureReport().toString();
        assertThat(rule.planted())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(report).contains(type.getSimpleName()));
    }
}
