package org.bihuan.epi.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick quantiles against the slow ones, which invert a distribution function held against exact sums. */
class GammaQuantilesTest {
    private static final double[] PROBABILITIES = {0.001, 0.01, 0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975, 0.99, 0.9999
    };

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.2, 0.999, 1, 1.03, 1.5, 2, 3.7, 8, 20.5, 120, 299, 301, 1234, 5e4, 1e7, 1e10})
    void agreeWithTheSlowForm(double shape) {
        GammaQuantiles quantiles = new GammaQuantiles(shape, 0.37);
        for (double p : PROBABILITIES) {
            double slow = GammaLaw.quantile(p, shape, 0.37);
            assertThat(quantiles.at(p)).as("p %s", p).isCloseTo(slow, Offset.offset(1e-11 * slow));
        }
    }

    @Test
    void anyShapeBetweenOneAndAThousand() {
        for (double shape = 1; shape < 1000; shape *= 1.0137) {
            GammaQuantiles quantiles = new GammaQuantiles(shape, 1);
            for (double p = 0.01; p < 0.99; p += 0.0613) {
                double slow = GammaLaw.quantile(p, shape, 1);
                assertThat(quantiles.at(p)).as("%s, %s", p, shape).isCloseTo(slow, Offset.offset(1e-11 * slow));
            }
        }
    }

    @Test
    void exponentialByItsClosedForm() {
        assertThat(new GammaQuantiles(1, 2).at(0.975)).isCloseTo(-2 * Math.log(0.025), Offset.offset(1e-11));
    }

    @Test
    void whatIsNoProbabilityOrNoLawHasNoQuantile() {
        assertThat(new GammaQuantiles(3, 1).at(Double.NaN)).isNaN();
        assertThat(new GammaQuantiles(3, 1).at(-0.1)).isNaN();
        assertThat(new GammaQuantiles(Double.NaN, 1).at(0.5)).isNaN();
        assertThat(new GammaQuantiles(3, -1).at(0.5)).isNaN();
        assertThat(new GammaQuantiles(3, 1).at(0)).isZero();
        assertThat(new GammaQuantiles(3, 1).at(1)).isInfinite();
    }

    @Test
    void legendreRuleIsExactForPolynomials() {
        double integral = LegendreRule.integral(-1, 2, x -> 24 * Math.pow(x, 23) + 3 * x * x);
        assertThat(integral).isCloseTo(Math.pow(2, 24) - 1 + 9, Offset.offset(1e-6));
    }
}
