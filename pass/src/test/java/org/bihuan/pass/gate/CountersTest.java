package org.bihuan.pass.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bihuan.pass.City;
import org.junit.jupiter.api.Test;

class CountersTest {
    @Test
    void anHourAndAnAnswerAreAllThatIsKept() {
        Counters counters = Counters.NONE;
        for (int minute = 0; minute < 90; minute += 10) {
            counters = counters.with(minute % 20 == 0 ? Answer.PASS : Answer.CHECK, City.NOW.plusSeconds(minute * 60L));
        }
        assertThat(counters.of(City.NOW, Answer.PASS)).isEqualTo(3);
        assertThat(counters.of(City.NOW, Answer.CHECK)).isEqualTo(3);
        assertThat(counters.of(City.NOW.plusSeconds(3600), Answer.PASS)).isEqualTo(2);
        assertThat(counters.of(City.NOW.plusSeconds(3600), Answer.CHECK)).isEqualTo(1);
        assertThat(counters.of(City.NOW, Answer.NO_CODE)).isZero();
        assertThat(Counters.NONE.counts()).isEmpty();
        assertThat(Arrays.stream(Counters.Count.class.getRecordComponents()).map(c -> c.getName()))
                .containsExactly("hour", "answer");
    }
}
