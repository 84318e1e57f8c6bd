package org.bihuan.pass.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.pass.rules.RuleTrials.NOW;
import static org.bihuan.pass.rules.RuleTrials.RULES;
import static org.bihuan.pass.rules.RuleTrials.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.token.State;
import org.junit.jupiter.api.Test;

/** What holds for every history of evidence. */
class RandomHistoriesTest {
    /** 3,000 histories: never red without grounds, always a way out, the same in any order and after a replay. */
    @Test
    void randomHistories() {
        int restricted = 0;
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            List<Evidence> history = new ArrayList<>();
            int events = random.nextInt(9);
            for (int i = 0; i < events; i++) {
                history.add(evidence(random, i, history));
            }
            Decision decision = Evaluation.evaluate(history, RULES, NOW).orThrow();
            List<Evidence> permuted = new ArrayList<>(history);
            Collections.shuffle(permuted, random);
            permuted.addAll(history.subList(0, history.size() / 2)); // and some of it twice
            assertThat(Evaluation.evaluate(permuted, RULES, NOW).orThrow())
                    .as("seed %s", seed)
                    .isEqualTo(decision);
            if (decision.state().restricts()) {
                restricted++;
                assertThat(decision.evidenceIds()).as("seed %s", seed).isNotEmpty();
                assertThat(decision.ruleIds()).isNotEmpty();
                assertThat(history)
                        .filteredOn(
                                e -> decision.evidenceIds().contains(e.source().id()))
                        .anyMatch(e -> e.type().mayRestrict());
                assertThat(decision.zh()).isNotBlank();
                assertThat(decision.en()).isNotBlank();
                assertThat(decision.release()).isNotBlank();
                // by the end of the last of its grounds, without any act of anybody, it is over
                assertThat(Evaluation.evaluate(history, RULES, decision.until()).orThrow())
                        .as("seed %s", seed)
                        .matches(later -> later.state() != decision.state());
            }
            assertThat(decision.until()).isAfter(NOW);
            Decision end = Evaluation.evaluate(history, RULES, NOW.plus(Duration.ofDays(45)))
                    .orThrow();
            assertThat(end.state()).as("seed %s", seed).isEqualTo(State.GREEN);
        }
        assertThat(restricted).isBetween(500, 2900);
    }

    private static Evidence evidence(Random random, int n, List<Evidence> before) {
        Instant event = NOW.minus(Duration.ofMinutes(random.nextInt(30 * 24 * 60)));
        boolean first = random.nextBoolean();
        return switch (random.nextInt(9)) {
            case 0 -> new Evidence.Laboratory(source(n, "LAB", event), event, first);
            case 1 -> new Evidence.Clinical(source(n, "HOSPITAL", event), event, first);
            case 2 -> new Evidence.Contact(source(n, first ? "CDC" : "STREET", event), event, first);
            case 3 ->
                new Evidence.IsolationOrder(
                        source(n, "CDC", event), event, event.plus(Duration.ofDays(random.nextInt(40))));
            case 4 -> new Evidence.AreaStay(source(n, "STREET", event), event, first);
            case 5 -> new Evidence.Travel(source(n, "STATION", event), event, first);
            case 6 -> new Evidence.Vaccination(source(n, "CLINIC", event), event, 1);
            case 7 -> new Evidence.NegativeTest(source(n, "LAB", event), event);
            default ->
                new Evidence.Release(
                        source(n, "CDC", event),
                        event,
                        before.isEmpty()
                                ? Bytes.of(new byte[8])
                                : before.get(random.nextInt(before.size()))
                                        .source()
                                        .id());
        };
    }
}
