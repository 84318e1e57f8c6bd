package org.bihuan.epi.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.bihuan.epi.math.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts given one by one give what a run over the series gives. */
class StateTest {
    @ParameterizedTest
    @EnumSource(Ears.Kind.class)
    void ears(Ears.Kind kind) {
        int[] counts = AlarmPropertyTest.series(90, 3, 12);
        Ears method = Ears.of(kind);
        Alarms run = method.run(counts, method.firstPoint(), 90);
        EarsState state = new EarsState(method);
        for (int t = 1; t <= 90; t++) {
            state.add(counts[t - 1]);
            if (t >= method.firstPoint()) {
                assertThat(state.upperBound()).isEqualTo(run.upperBound(t));
                assertThat(state.signal()).isEqualTo(run.signal(t));
            } else {
                assertThat(state.signal()).isEqualTo(Signal.UNDEFINED);
            }
        }
    }

    /** Against mean and spread computed anew, for counts on both sides of what the running sums can hold. */
    @ParameterizedTest
    @EnumSource(Ears.Kind.class)
    void earsOfSmallAndHugeCounts(Ears.Kind kind) {
        Ears method = new Ears(kind, 9, 0, 0.01);
        for (int scale : new int[] {1, 1000, 150_000, 40_000_000}) {
            int[] counts = AlarmPropertyTest.series(80, 6, 16);
            int gap = kind == Ears.Kind.C1 ? 0 : 2;
            for (int i = 0; i < counts.length; i++) {
                counts[i] *= scale;
            }
            EarsState state = new EarsState(method);
            double[] excess = new double[counts.length];
            for (int t = 0; t < counts.length; t++) {
                state.add(counts[t]);
                if (t < 9 + gap) {
                    continue;
                }
                double[] baseline = Arrays.stream(counts, t - gap - 9, t - gap)
                        .asDoubleStream()
                        .toArray();
                double mean = Arrays.stream(baseline).average().orElseThrow();
                double spread = Sample.sd(baseline);
                excess[t] = Math.max(0, (counts[t] - mean) / spread - 1);
                if (kind != Ears.Kind.C3) {
                    double bound = mean + method.z() * spread;
                    assertThat(state.upperBound()).isCloseTo(bound, Offset.offset(1e-12 * bound));
                } else if (t >= 13) {
                    double bound = Math.max(0, counts[t] + spread * (method.z() - excess[t - 1] - excess[t - 2]));
                    assertThat(state.upperBound()).isCloseTo(bound, Offset.offset(1e-11 * bound + 1e-9 * scale));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Cusum.Transform.class)
    void cusum(Cusum.Transform transform) {
        int[] counts = AlarmPropertyTest.series(90, 3, 13);
        Cusum method = new Cusum(transform, 1.04, 2.26, OptionalDouble.of(2.5));
        Alarms run = method.run(counts, 1, 90);
        CusumState state = new CusumState(method, 2.5);
        for (int t = 1; t <= 90; t++) {
            state.add(counts[t - 1]);
            assertThat(state.sum()).isEqualTo(run.further(0, t));
            assertThat(state.upperBound()).isEqualTo(run.upperBound(t));
            assertThat(state.signal()).isEqualTo(run.signal(t));
        }
    }

    @Test
    void outbreakP() {
        int[] counts = AlarmPropertyTest.series(90, 3, 14);
        Alarms run = new OutbreakP(100, Bound.VALUE).run(counts, 1, 90);
        OutbreakPState state = new OutbreakPState(100);
        assertThat(state.signal()).isEqualTo(Signal.UNDEFINED);
        for (int t = 1; t <= 90; t++) {
            state.add(counts[t - 1]);
            assertThat(state.statistic()).isEqualTo(run.upperBound(t));
            assertThat(state.signal()).isEqualTo(run.signal(t));
        }
    }

    @Test
    void glr() {
        int[] counts = AlarmPropertyTest.series(90, 3, 15);
        for (Bound bound : Bound.values()) {
            Alarms run = new GlrPoisson(2, bound, OptionalDouble.of(2.5), 1, false, 52).run(counts, 1, 90);
            GlrState state = new GlrState(2);
            assertThat(state.signal()).isEqualTo(Signal.UNDEFINED);
            int alarms = 0;
            for (int t = 1; t <= 90; t++) {
                state.add(counts[t - 1], 2.5);
                assertThat(bound == Bound.VALUE ? state.statistic() : state.cases())
                        .isEqualTo(run.upperBound(t));
                assertThat(state.signal()).isEqualTo(run.signal(t));
                alarms += run.alarm(t) ? 1 : 0;
            }
            assertThat(alarms).isBetween(1, 60);
        }
    }

    @Test
    void aTransformedCusumOfAnEmptyHistoryIsUndefined() {
        Cusum method = new Cusum(Cusum.Transform.STANDARD, 1.04, 2.26, OptionalDouble.empty());
        assertThat(method.run(new int[20], 14, 20).signal(20)).isEqualTo(Signal.UNDEFINED);
    }
}
