package org.bihuan.pass.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.pass.City;
import org.bihuan.pass.gate.Answer;
import org.junit.jupiter.api.Test;

class LifetimesTest {
    @Test
    void renewalsSpreadOverFourHoursAndAGateTakesEveryOne() {
        Random random = new Random(14);
        Instant issued = City.live().issued();
        Set<Long> minutes = new TreeSet<>();
        for (int i = 0; i < 2000; i++) {
            Duration life = Duration.between(issued, Lifetimes.live(issued, random));
            assertThat(life).isBetween(Duration.ofHours(22), Duration.ofHours(26));
            minutes.add(life.toMinutes());
        }
        assertThat(minutes).hasSizeGreaterThan(230);
        for (Duration life : new Duration[] {Duration.ofHours(22), Duration.ofHours(26)}) {
            String shown = City.shown(City.times(City.live(), issued, issued.plus(life)), City.NOW);
            assertThat(City.check(shown).answer()).isEqualTo(Answer.PASS);
        }
        assertThat(Lifetimes.paper(issued)).isEqualTo(City.paper().expires());
    }
}
