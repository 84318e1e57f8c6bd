package org.bihuan.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShiftTest {
    private static final LocalDateTime EVENING = LocalDateTime.of(2020, 4, 30, 20, 0);

    private final Role worker = Roles.shipped().find("transfer-crew").orElseThrow();

    @Test
    void withoutAWordItIsAsLongAsTheRoles() {
        assertThat(Shift.length(worker, Optional.empty(), EVENING)).isEqualTo(Duration.ofHours(12));
        assertThat(Shift.length(Roles.shipped().find("wall").orElseThrow(), Optional.empty(), EVENING))
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void itEndsWhenItsOwnerSaysEvenAfterMidnight() {
        assertThat(Shift.length(worker, Optional.of(LocalTime.of(23, 30)), EVENING))
                .isEqualTo(Duration.ofMinutes(210));
        assertThat(Shift.length(worker, Optional.of(LocalTime.of(6, 0)), EVENING))
                .isEqualTo(Duration.ofHours(10));
    }

    @Test
    void nobodyMakesItLongerThanTheRoles() {
        assertThat(Shift.length(worker, Optional.of(LocalTime.of(19, 0)), EVENING))
                .isEqualTo(Duration.ofHours(12));
        assertThat(Shift.length(worker, Optional.of(LocalTime.of(20, 0)), EVENING))
                .isEqualTo(Duration.ofHours(12));
    }
}
