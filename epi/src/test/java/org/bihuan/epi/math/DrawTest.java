package org.bihuan.epi.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** First two moments within five standard errors, seeds fixed. */
class DrawTest {
    private static final int DRAWS = 40_000;

    private static void momentsAre(double mean, double variance, ToDoubleFunction<RandomGenerator> draw) {
        RandomGenerator random = new SplittableRandom(7);
        double[] values = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            values[i] = draw.applyAsDouble(random);
        }
        assertThat(Sample.mean(values)).isCloseTo(mean, Offset.offset(5 * Math.sqrt(variance / DRAWS)));
        double sd = Sample.sd(values);
        assertThat(sd * sd).isCloseTo(variance, Offset.offset(variance * 0.1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 4.5, 200})
    void gamma(double shape) {
        momentsAre(shape * 2, shape * 4, random -> Draw.gamma(random, shape, 2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 5, 29, 31, 400, 100_000})
    void poisson(double mean) {
        momentsAre(mean, mean, random -> Draw.poisson(random, mean));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.2, 0.5, 0.93})
    void binomial(double p) {
        momentsAre(1000 * p, 1000 * p * (1 - p), random -> Draw.binomial(random, 1000, p));
        momentsAre(3 * p, 3 * p * (1 - p), random -> Draw.binomial(random, 3, p));
    }
}
