package org.bihuan.access.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatesTest {
    private static final Instant START = Instant.parse("2020-04-30T00:00:00Z");
    private static final Rates.Limit LIMIT = new Rates.Limit("key", 60, Duration.ofMinutes(1));

    private final Rates rates = new Rates();

    @Test
    void aFullBucketGivesAllAtOnceAndThenOneASecond() {
        for (int left = 59; left >= 0; left--) {
            Rates.Answer answer = rates.take("a", LIMIT, START);
            assertThat(answer.granted()).isTrue();
            assertThat(answer.left()).isEqualTo(left);
        }
        Rates.Answer refused = rates.take("a", LIMIT, START);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.next()).isEqualTo(Duration.ofSeconds(1));
        assertThat(refused.reset()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rates.take("a", LIMIT, START.plusMillis(999)).granted()).isFalse();
        assertThat(rates.take("a", LIMIT, START.plusSeconds(1)).granted()).isTrue();
        assertThat(rates.take("a", LIMIT, START.plusSeconds(1)).granted()).isFalse();
    }

    @Test
    void whoeverIsRefusedLosesNothingByAsking() {
        drain("a");
        for (int i = 0; i < 1000; i++) {
            rates.take("a", LIMIT, START);
        }
        assertThat(rates.take("a", LIMIT, START.plusSeconds(1)).granted()).isTrue();
    }

    @Test
    void everybodyHasABucketOfTheirOwn() {
        drain("a");
        assertThat(rates.take("b", LIMIT, START).granted()).isTrue();
    }

    @Test
    void aClockThatIsSetBackGivesNothingAndTakesNothing() {
        drain("a");
        assertThat(rates.take("a", LIMIT, START.minusSeconds(5)).granted()).isFalse();
        assertThat(rates.take("a", LIMIT, START.plusSeconds(1)).granted()).isTrue();
    }

    /** In no window of a minute more than a full bucket and what flows into it meanwhile. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noWindowHoldsMoreThanTwiceTheLimit(long seed) {
        Random random = new Random(seed);
        ArrayDeque<Instant> granted = new ArrayDeque<>();
        Instant now = START;
        int all = 0;
        for (int i = 0; i < 5_000; i++) {
            now = now.plusMillis(random.nextInt(random.nextInt(20) == 0 ? 20_000 : 300));
            if (rates.take("a", LIMIT, now).granted()) {
                granted.addLast(now);
                all++;
            }
            Instant since = now.minus(LIMIT.period());
            while (!granted.isEmpty() && !granted.peekFirst().isAfter(since)) {
                granted.removeFirst();
            }
            assertThat(granted).hasSizeLessThanOrEqualTo(2 * LIMIT.most());
        }
        assertThat(all).isGreaterThan(LIMIT.most());
        long seconds = Duration.between(START, now).toSeconds() + 1;
        assertThat(all).isLessThanOrEqualTo((int) (LIMIT.most() + seconds));
    }

    @Test
    void aLimitOfNothingIsRefused() {
        assertThatThrownBy(() -> new Rates.Limit("key", 0, Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rates.Limit("key", 1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private void drain(String who) {
        for (int i = 0; i < LIMIT.most(); i++) {
            rates.take(who, LIMIT, START);
        }
    }
}
