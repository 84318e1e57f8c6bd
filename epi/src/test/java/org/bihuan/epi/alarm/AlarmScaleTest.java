package org.bihuan.epi.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a change of scale, a shift or a higher count does, for every method whose formula says so. */
class AlarmScaleTest {
    private static final int WEEKS = 52;
    private static final int POINTS = 260;
    private static final EnoughCases ANY = new EnoughCases(0, 4);

    /** The method of the plain series, and the one that must do the same on three times the counts. */
    static Stream<Arguments> scaled() {
        Farrington farrington = new Farrington(3, 3, true, true, Power.TWO_THIRDS, 0.05, ANY, WEEKS);
        FarringtonFlexible flexible = new FarringtonFlexible(
                3, 3, 10, Threshold.DELTA, 2.58, 26, 1, Power.TWO_THIRDS, 0.01, ANY, WEEKS, true);
        return Stream.of(
                same(new Ears(Ears.Kind.C1, 7, 0, 0.01)),
                same(new Ears(Ears.Kind.C2, 7, 0, 0.01)),
                same(new MovingPercentile(3, 2, 80, WEEKS)),
                same(new FirstCase(5)),
                same(farrington),
                same(flexible),
                Arguments.of(new FixedThreshold(80), new FixedThreshold(240)),
                Arguments.of(glr(5, 80), glr(15, 240)),
                Arguments.of(
                        new Cusum(Cusum.Transform.NONE, 81, 9, OptionalDouble.of(1)),
                        new Cusum(Cusum.Transform.NONE, 243, 27, OptionalDouble.of(1))),
                same(new Rki(2, 4, false, WEEKS)));
    }

    private static Arguments same(AlarmMethod method) {
        return Arguments.of(method, method);
    }

    private static GlrPoisson glr(double limit, double mean) {
        return new GlrPoisson(limit, Bound.VALUE, OptionalDouble.of(mean), 1, false, WEEKS);
    }

    private static int[] map(int[] counts, IntUnaryOperator change) {
        return Arrays.stream(counts).map(change).toArray();
    }

    @ParameterizedTest
    @MethodSource("scaled")
    void threeTimesTheCountsHaveThreeTimesTheBound(AlarmMethod plain, AlarmMethod scaled) {
        // a mean of 80 and a spread far above Poisson's, so that no floor is touched
        int[] counts = AlarmPropertyTest.series(POINTS, 80, 21);
        int from = Math.max(200, plain.usualFirstPoint(POINTS));
        Alarms one = plain.run(counts, from, POINTS);
        Alarms three = scaled.run(map(counts, x -> 3 * x), from, POINTS);
        double factor = plain instanceof FirstCase ? 1 : 3;
        for (int t = from; t <= POINTS; t++) {
            assertThat(three.signal(t)).as("t %s", t).isEqualTo(one.signal(t));
            double expected = factor * one.upperBound(t);
            if (Double.isNaN(expected)) {
                assertThat(three.upperBound(t)).isNaN();
            } else {
                assertThat(three.upperBound(t))
                        .as("t %s", t)
                        .isCloseTo(expected, Offset.offset(1e-6 * expected + 1e-9));
            }
        }
    }

    @Test
    void outbreakPOfThreeTimesTheCountsIsItsThirdPower() {
        int[] counts = AlarmPropertyTest.series(60, 2, 22);
        Alarms one = new OutbreakP(100, Bound.VALUE).run(counts, 1, 60);
        Alarms three = new OutbreakP(1e6, Bound.VALUE).run(map(counts, x -> 3 * x), 1, 60);
        for (int t = 1; t <= 60; t++) {
            double expected = Math.pow(one.upperBound(t), 3);
            assertThat(three.upperBound(t)).isCloseTo(expected, Offset.offset(1e-9 * expected));
            assertThat(three.signal(t)).isEqualTo(one.signal(t));
        }
    }

    @ParameterizedTest
    @MethodSource("shifted")
    void aShiftMovesTheBound(AlarmMethod method, double by) {
        int[] counts = AlarmPropertyTest.series(POINTS, 80, 23);
        Alarms plain = method.run(counts, 200, POINTS);
        Alarms moved = method.run(map(counts, x -> x + 10), 200, POINTS);
        for (int t = 200; t <= POINTS; t++) {
            assertThat(moved.signal(t)).as("t %s", t).isEqualTo(plain.signal(t));
            assertThat(moved.upperBound(t)).isCloseTo(plain.upperBound(t) + by, Offset.offset(1e-9));
        }
    }

    static Stream<Arguments> shifted() {
        return Stream.of(
                Arguments.of(new Ears(Ears.Kind.C1, 7, 0, 0.01), 10),
                Arguments.of(new Ears(Ears.Kind.C2, 7, 0, 0.01), 10),
                Arguments.of(new Rki(2, 4, false, WEEKS), 10),
                // weekly points are taken as they are, days as sums of seven
                Arguments.of(new MovingPercentile(3, 2, 80, WEEKS), 10));
    }

    static Stream<AlarmMethod> methods() {
        return AlarmPropertyTest.methods();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aHigherCountOfTheDayNeverTakesItsAlarmAway(AlarmMethod method) {
        int[] counts = AlarmPropertyTest.series(POINTS, 6, 24);
        int from = Math.max(method.firstPoint(), method.usualFirstPoint(POINTS));
        boolean before = false;
        for (int count = 0; count <= 60; count += 2) {
            counts[POINTS - 1] = count;
            boolean alarm = method.run(counts, from, POINTS).alarm(POINTS);
            assertThat(alarm || !before).as("%s at %s", method, count).isTrue();
            before = alarm;
        }
    }
}
