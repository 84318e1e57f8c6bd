package org.bihuan.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Instant NOW = Instant.parse("2020-04-30T00:00:00Z");

    @Test
    void theFirstFailuresCostNothing() {
        assertThat(after(Throttle.By.ACCOUNT, 4)).isZero();
        assertThat(after(Throttle.By.ADDRESS, 29)).isZero();
    }

    @Test
    void thenWaitingGrowsAndNeverLastsLongerThanHalfAMinute() {
        assertThat(after(Throttle.By.ACCOUNT, 5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(after(Throttle.By.ACCOUNT, 8)).isEqualTo(Duration.ofSeconds(8));
        assertThat(after(Throttle.By.ACCOUNT, 5000)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatIsLongAgoIsForgotten() {
        assertThat(Throttle.wait(
                        Throttle.By.ACCOUNT,
                        IntStream.range(0, 50)
                                .mapToObj(i -> NOW.minus(Throttle.WINDOW).minusSeconds(i))
                                .toList(),
                        NOW))
                .isZero();
    }

    private static Duration after(Throttle.By by, int failures) {
        return Throttle.wait(by, IntStream.range(0, failures).mapToObj(i -> NOW).toList(), NOW);
    }
}
