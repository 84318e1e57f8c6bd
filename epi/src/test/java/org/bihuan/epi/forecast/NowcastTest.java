package org.bihuan.epi.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.bihuan.epi.math.Draw;
import org.junit.jupiter.api.Test;

/** Against a chain-ladder table worked by hand, and against made-up epidemics whose truth is known. */
class NowcastTest {
    @Test
    void aSmallTriangleByHand() {
        // onset 1: one report at each delay 0, 1, 2; onset 2: one at delay 0, one at delay 1; onset 3: two at delay 0
        int[] onsets = {1, 1, 1, 2, 2, 3, 3};
        int[] reports = {1, 2, 3, 2, 3, 3, 3};
        List<Nowcast.Day> days = new Nowcast(2).estimate(onsets, reports, 3);
        // hazard at 2: 1 of 3; at 1: 2 of 4; so F(1) = 2/3, F(0) = 1/3
        assertThat(days.get(0)).isEqualTo(new Nowcast.Day(1, 3, 3, 3, 3));
        assertThat(days.get(1).estimate()).isCloseTo(3, Offset.offset(1e-12));
        assertThat(days.get(2).estimate()).isCloseTo(6, Offset.offset(1e-12));
        assertThat(days.get(2).low()).isBetween(2.0, 6.0);
        assertThat(days.get(2).high()).isGreaterThan(6);
    }

    @Test
    void theBandCoversTheTruth() {
        SplittableRandom random = new SplittableRandom(11);
        int covered = 0;
        int asked = 0;
        double ratio = 0;
        for (int run = 0; run < 60; run++) {
            int now = 60;
            int[] truth = new int[now + 1];
            int[] onsets = new int[100_000];
            int[] reports = new int[100_000];
            int n = 0;
            for (int day = 1; day <= now; day++) {
                truth[day] = (int) Draw.poisson(random, 40);
                for (int i = 0; i < truth[day]; i++) {
                    int delay = (int) Draw.binomial(random, 8, 0.4);
                    if (day + delay <= now) {
                        onsets[n] = day;
                        reports[n++] = day + delay;
                    }
                }
            }
            List<Nowcast.Day> days = new Nowcast(8)
                    .estimate(java.util.Arrays.copyOf(onsets, n), java.util.Arrays.copyOf(reports, n), now);
            for (int day = now - 6; day < now - 1; day++) {
                Nowcast.Day estimate = days.get(day - days.getFirst().day());
                asked++;
                covered += estimate.low() <= truth[day] && truth[day] <= estimate.high() ? 1 : 0;
                ratio += estimate.estimate() / truth[day];
            }
        }
        assertThat((double) covered / asked).isBetween(0.88, 1.0);
        assertThat(ratio / asked).isBetween(0.93, 1.07);
    }

    @Test
    void impossibleReportsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Nowcast(3).estimate(new int[] {5}, new int[] {4}, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> new Nowcast(3).estimate(new int[] {5}, new int[] {8}, 7));
    }
}
