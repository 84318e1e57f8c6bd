package org.bihuan.epi.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bihuan.epi.math.Draw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any series, whatever the numbers. */
class AlarmPropertyTest {
    private static final int WEEKS = 52;

    static Stream<AlarmMethod> methods() {
        EnoughCases any = new EnoughCases(0, 4);
        return Stream.of(
                Ears.of(Ears.Kind.C1),
                Ears.of(Ears.Kind.C2),
                new Ears(Ears.Kind.C3, 14, 0.5, 0.025),
                new Cusum(Cusum.Transform.STANDARD, 1.04, 2.26, OptionalDouble.empty()),
                new Cusum(Cusum.Transform.ROSSI, 1.04, 2.26, OptionalDouble.of(4)),
                new Cusum(Cusum.Transform.ANSCOMBE, 1, 3, OptionalDouble.of(4)),
                new Bayes(0, 6, true, 0.05, WEEKS),
                new Bayes(2, 4, true, 0.05, WEEKS),
                new Rki(2, 4, false, WEEKS),
                new Farrington(3, 3, true, true, Power.HALF, 0.05, any, WEEKS),
                new FarringtonFlexible(3, 3, 10, Threshold.DELTA, 2.58, 26, 0.05, Power.NONE, 0.01, any, WEEKS, false),
                new FarringtonFlexible(
                        2, 2, 5, Threshold.MUAN, Double.POSITIVE_INFINITY, 10, 1, Power.HALF, 0.01, any, WEEKS, true),
                new FarringtonFlexible(3, 3, 10, Threshold.NB_PLUGIN, 2.58, 26, 0, Power.HALF, 0.01, any, WEEKS, true),
                new GlrPoisson(5, Bound.VALUE, OptionalDouble.of(5), 1, false, WEEKS),
                new GlrPoisson(5, Bound.CASES, OptionalDouble.empty(), 2, true, WEEKS),
                new OutbreakP(100, Bound.CASES),
                new OutbreakP(20, Bound.VALUE),
                new FixedThreshold(3),
                new FirstCase(5),
                new MovingPercentile(3, 2, 80, WEEKS));
    }

    static int[] series(int length, double mean, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] counts = new int[length];
        for (int i = 0; i < length; i++) {
            double season = mean * (1 + 0.5 * Math.sin(2 * Math.PI * i / WEEKS));
            counts[i] = (int) Draw.poisson(random, Draw.gamma(random, 3, season / 3));
        }
        return counts;
    }

    private static int start(AlarmMethod method) {
        return Math.max(method.firstPoint(), method.usualFirstPoint(260));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aNewDayNeverChangesEarlierOnes(AlarmMethod method) {
        int[] whole = series(260, 6, 1);
        Alarms all = method.run(whole, start(method), 260);
        for (int length : new int[] {225, 240, 259}) {
            int[] known = Arrays.copyOf(whole, length);
            Alarms early = method.run(known, start(method), length);
            for (int t = early.from(); t <= early.to(); t++) {
                assertThat(early.signal(t)).isEqualTo(all.signal(t));
                assertThat(early.upperBound(t)).isEqualTo(Double.valueOf(all.upperBound(t)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void quietSeriesRaiseNothingAndHugeOnesSomething(AlarmMethod method) {
        int[] zeros = new int[260];
        Alarms quiet = method.run(zeros, start(method), 260);
        for (int t = quiet.from(); t <= quiet.to(); t++) {
            assertThat(quiet.alarm(t)).as(method + " " + t).isFalse();
        }
        // C3 looks at the days before the current one, and the first-case rule at a quiet stretch
        boolean spikes =
                !(method instanceof FirstCase) && !(method instanceof Ears ears && ears.method() == Ears.Kind.C3);
        for (double mean : new double[] {1, 300}) {
            int[] counts = series(260, mean, 3);
            counts[255] = 100_000;
            assertThat(method.run(counts, start(method), 260).alarm(256) || !spikes)
                    .as(method + " " + mean)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void almostEmptySeriesAreSurvived(AlarmMethod method) {
        for (int seed = 0; seed < 20; seed++) {
            int[] counts = series(260, 0.02, seed);
            Alarms alarms = method.run(counts, start(method), 260);
            for (int t = alarms.from(); t <= 260; t++) {
                assertThat(alarms.upperBound(t))
                        .as(method + " " + t)
                        .satisfiesAnyOf(
                                bound -> assertThat(bound).isNaN(),
                                bound -> assertThat(bound).isGreaterThanOrEqualTo(0));
            }
        }
    }

    @Test
    void aCaseAfterYearsWithoutOneAlarms() {
        int[] counts = new int[260];
        counts[259] = 1;
        EnoughCases any = new EnoughCases(0, 4);
        for (Threshold threshold : List.of(Threshold.DELTA, Threshold.NB_PLUGIN)) {
            for (boolean asWritten : new boolean[] {false, true}) {
                AlarmMethod method = new FarringtonFlexible(
                        3, 3, 10, threshold, 2.58, 26, 1, Power.TWO_THIRDS, 0.01, any, WEEKS, asWritten);
                assertThat(method.run(counts, 260, 260).alarm(260))
                        .as(threshold + " " + asWritten)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aRangeOutsideTheSeriesIsRefused(AlarmMethod method) {
        int[] counts = series(260, 3, 5);
        int first = method.firstPoint();
        assertThatIllegalArgumentException().isThrownBy(() -> method.run(counts, first - 1, 260));
        assertThatIllegalArgumentException().isThrownBy(() -> method.run(counts, first, 261));
        assertThatIllegalArgumentException().isThrownBy(() -> method.run(counts, 250, 249));
        assertThat(method.run(counts, first, 260).to()).isEqualTo(260);
    }

    @ParameterizedTest
    @EnumSource(Ears.Kind.class)
    void earsMovesWithShiftAndScale(Ears.Kind kind) {
        Ears method = new Ears(kind, 7, 0, 0.01);
        int[] counts = series(120, 20, 8);
        Alarms plain = method.run(counts, method.firstPoint(), 120);
        Alarms moved = method.run(Arrays.stream(counts).map(x -> 3 * x + 100).toArray(), method.firstPoint(), 120);
        for (int t = plain.from(); t <= 120; t++) {
            // C3 is floored at 0, which a shift moves away from
            if (kind != Ears.Kind.C3 || plain.upperBound(t) > 0) {
                assertThat(moved.upperBound(t)).isCloseTo(3 * plain.upperBound(t) + 100, Offset.offset(1e-9));
                assertThat(moved.signal(t)).isEqualTo(plain.signal(t));
            }
        }
    }

    @Test
    void glrCasesAreTheLeastThatAlarm() {
        int[] counts = series(150, 8, 4);
        GlrPoisson cases = new GlrPoisson(5, Bound.CASES, OptionalDouble.of(8), 1, false, WEEKS);
        Alarms alarms = cases.run(counts, 1, 150);
        for (int t = 1; t <= 150; t++) {
            for (int apart : new int[] {-1, 0}) {
                int[] changed = Arrays.copyOf(counts, t);
                changed[t - 1] = (int) alarms.upperBound(t) + apart;
                if (changed[t - 1] >= 0) {
                    assertThat(cases.run(changed, 1, t).alarm(t)).isEqualTo(apart == 0);
                }
            }
        }
    }

    @Test
    void outbreakPAgreesWithASlowLikelihood() {
        int[] counts = series(40, 2, 6);
        Alarms alarms = new OutbreakP(100, Bound.VALUE).run(counts, 1, 40);
        for (int t = 1; t <= 40; t++) {
            assertThat(alarms.upperBound(t))
                    .isCloseTo(slowOutbreakP(counts, t), Offset.offset(1e-9 * alarms.upperBound(t)));
        }
    }

    /** Isotonic means by the max–min formula. */
    private static double slowOutbreakP(int[] counts, int n) {
        double mean = Arrays.stream(counts, 0, n).average().orElseThrow();
        double log = 0;
        for (int i = 0; i < n; i++) {
            double most = 0;
            for (int a = 0; a <= i; a++) {
                double least = Double.POSITIVE_INFINITY;
                for (int b = i; b < n; b++) {
                    least = Math.min(
                            least, Arrays.stream(counts, a, b + 1).average().orElseThrow());
                }
                most = Math.max(most, least);
            }
            log += counts[i] == 0 ? 0 : counts[i] * Math.log(most / mean);
        }
        return Math.exp(log);
    }

    @Test
    void movingPercentileSumsSevenDays() {
        int[] counts = new int[365 * 2 + 30];
        Arrays.fill(counts, 1);
        int last = counts.length;
        counts[last - 3] = 4;
        MovingPercentile method = new MovingPercentile(2, 1, 100, 365);
        Alarms alarms = method.run(counts, last - 4, last);
        assertThat(alarms.upperBound(last)).isEqualTo(7);
        assertThat(alarms.further(0, last)).isEqualTo(10);
        assertThat(alarms.alarm(last)).isTrue();
        assertThat(alarms.alarm(last - 4)).isFalse();
        counts[last - 1 - 365 - 7] = 9;
        assertThat(method.run(counts, last, last).alarm(last)).isFalse();
    }

    @Test
    void firstCaseWaitsForTheQuietStretch() {
        Alarms alarms = new FirstCase(3).run(new int[] {1, 0, 0, 1, 0, 0, 0, 2, 1}, 1, 9);
        List<Integer> days =
                Stream.iterate(1, t -> t + 1).limit(9).filter(alarms::alarm).toList();
        assertThat(days).containsExactly(1, 8);
        assertThat(alarms.upperBound(2)).isNaN();
        assertThat(alarms.upperBound(8)).isEqualTo(1);
    }

    @Test
    void thePaperFormDiffersFromROnlyInErrorsAndScore() {
        int[] counts = series(260, 6, 2);
        EnoughCases any = new EnoughCases(0, 4);
        Alarms r = new FarringtonFlexible(3, 3, 10, Threshold.MUAN, 2.58, 26, 1, Power.HALF, 0.01, any, WEEKS, false)
                .run(counts, 200, 260);
        Alarms paper = new FarringtonFlexible(3, 3, 10, Threshold.MUAN, 2.58, 26, 1, Power.HALF, 0.01, any, WEEKS, true)
                .run(counts, 200, 260);
        for (int t = 200; t <= 260; t++) {
            assertThat(paper.further(0, t)).as("expected").isEqualTo(r.further(0, t));
            assertThat(paper.further(2, t)).as("phi").isEqualTo(r.further(2, t));
            assertThat(paper.further(1, t)).as("mu0").isNotEqualTo(r.further(1, t));
        }
    }
}
