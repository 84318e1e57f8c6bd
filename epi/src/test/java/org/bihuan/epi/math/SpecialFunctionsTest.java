package org.bihuan.epi.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Known values, identities and exact finite sums. */
class SpecialFunctionsTest {
    private static Offset<Double> close(double expected) {
        return Offset.offset(1e-13 * Math.max(Math.abs(expected), 1e-300));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10, 20, 50, 120, 170})
    void logGammaOfAWholeNumberIsItsFactorial(int n) {
        BigInteger factorial = BigInteger.ONE;
        for (int i = 2; i < n; i++) {
            factorial = factorial.multiply(BigInteger.valueOf(i));
        }
        double expected = Math.log(new BigDecimal(factorial).doubleValue());
        assertThat(Gamma.logGamma(n)).isCloseTo(expected, Offset.offset(1e-14 * Math.max(1, expected)));
    }

    @Test
    void logGammaAtOneHalf() {
        assertThat(Gamma.logGamma(0.5)).isCloseTo(Math.log(Math.PI) / 2, Offset.offset(1e-14));
        assertThat(Gamma.logGamma(-1)).isNaN();
        assertThat(Gamma.logGamma(0)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "0.9, 1.2815515655446004",
        "0.95, 1.6448536269514722",
        "0.975, 1.959963984540054",
        "0.999, 3.090232306167813",
        "0.995, 2.5758293035489004",
        "0.5, 0",
        "1e-9, -5.9978070150076865"
    })
    void normalQuantiles(double p, double z) {
        assertThat(Normal.quantile(p)).isCloseTo(z, Offset.offset(4e-15 * Math.max(1, Math.abs(z))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-20, 1e-5, 0.01, 0.3, 0.5, 0.7, 0.99, 0.99999})
    void normalQuantileInvertsTheDistribution(double p) {
        assertThat(Normal.cdf(Normal.quantile(p))).isCloseTo(p, close(p * 10));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.3", "3, 2.5", "10, 4", "10, 25", "200, 180", "200, 260", "3000, 3001"})
    void gammaOfWholeShapeIsAPoissonSum(int shape, double x) {
        BigDecimal mean = new BigDecimal(x);
        MathContext digits = new MathContext(60);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < shape; k++) {
            term = term.multiply(mean, digits).divide(BigDecimal.valueOf(k), digits);
            sum = sum.add(term, digits);
        }
        // e^x by its own series, to the same digits
        BigDecimal all = sum;
        for (int k = shape; k < shape + 20000 && term.compareTo(all.movePointLeft(50)) > 0; k++) {
            term = term.multiply(mean, digits).divide(BigDecimal.valueOf(k), digits);
            all = all.add(term, digits);
        }
        double upper = sum.divide(all, digits).doubleValue();
        assertThat(Gamma.upper(shape, x)).isCloseTo(upper, Offset.offset(2e-14 * upper));
        assertThat(Gamma.lower(shape, x)).isCloseTo(1 - upper, Offset.offset(2e-14));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 2, 3", "0.9, 40, 7", "0.05, 1, 12", "0.5, 300, 290"})
    void betaOfWholeParametersIsABinomialSum(double x, int a, int b) {
        int n = a + b - 1;
        MathContext digits = new MathContext(60);
        BigDecimal p = new BigDecimal(x);
        BigDecimal q = BigDecimal.ONE.subtract(p);
        BigDecimal sum = BigDecimal.ZERO;
        BigInteger choose = BigInteger.ONE;
        for (int k = 0; k <= n; k++) {
            if (k >= a) {
                sum = sum.add(new BigDecimal(choose).multiply(p.pow(k, digits)).multiply(q.pow(n - k, digits)), digits);
            }
            choose = choose.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
        }
        double expected = sum.doubleValue();
        assertThat(Beta.lower(x, a, b)).isCloseTo(expected, Offset.offset(2e-14 * expected));
        assertThat(Beta.upper(x, a, b)).isCloseTo(1 - expected, Offset.offset(2e-14));
    }

    @ParameterizedTest
    @CsvSource({"0.025, 1, 1.26", "0.5, 0.3, 2", "0.975, 57, 0.1", "0.05, 1234, 0.001", "1e-6, 0.02, 1"})
    void gammaQuantileInvertsTheDistribution(double p, double shape, double scale) {
        assertThat(GammaLaw.cdf(GammaLaw.quantile(p, shape, scale), shape, scale))
                .isCloseTo(p, close(p * 20));
    }

    @Test
    void exponentialQuantileIsItsClosedForm() {
        assertThat(GammaLaw.quantile(0.975, 1, 2)).isCloseTo(-2 * Math.log(0.025), close(7));
        assertThat(GammaLaw.quantile(0, 3, 1)).isZero();
        assertThat(GammaLaw.quantile(1, 3, 1)).isInfinite();
    }

    @ParameterizedTest
    @CsvSource({"0.95, 0.5, 0.875", "0.95, 7.5, 0.9", "0.005, 30, 0.4", "0.995, 30, 0.4", "0.5, 0.1, 0.01"})
    void negativeBinomialQuantileIsTheFirstCountReached(double p, double size, double prob) {
        double y = NegativeBinomial.quantile(p, size, prob);
        double term = Math.pow(prob, size);
        double sum = 0;
        int k = 0;
        while (sum + term < p) {
            sum += term;
            term *= (size + k) / (k + 1) * (1 - prob);
            k++;
        }
        assertThat(y).isEqualTo(k);
        assertThat(NegativeBinomial.upper(y, size, prob) + NegativeBinomial.cdf(y, size, prob))
                .isCloseTo(1, Offset.offset(1e-14));
    }

    @Test
    void poissonQuantileAndTails() {
        assertThat(Poisson.quantile(0.95, 3)).isEqualTo(6);
        assertThat(Poisson.quantile(0.95, 0)).isZero();
        assertThat(Poisson.quantile(0, 1000)).isZero();
        assertThat(Poisson.cdf(0, 3)).isCloseTo(Math.exp(-3), close(0.05));
        assertThat(Poisson.upper(-1, 3)).isEqualTo(1);
        assertThat(Poisson.upper(40, 3)).isBetween(1e-40, 1e-28);
    }

    @Test
    void studentKnownValues() {
        // with one degree of freedom the tail is an arc tangent, with two it is algebraic
        assertThat(Student.twoSided(1, 1)).isCloseTo(0.5, Offset.offset(1e-14));
        assertThat(Student.twoSided(-2, 2)).isCloseTo(1 - 2 / Math.sqrt(6), Offset.offset(1e-14));
        assertThat(Student.twoSided(0, 7)).isCloseTo(1, Offset.offset(1e-14));
        assertThat(Student.twoSided(Double.POSITIVE_INFINITY, 7)).isZero();
    }

    @Test
    void sampleMeasuresAreThoseOfR() {
        assertThat(Sample.sd(2, 4, 4, 4, 5, 5, 7, 9)).isCloseTo(2.138089935299395, Offset.offset(1e-15));
        assertThat(Sample.sd(1)).isNaN();
        assertThat(Sample.quantile(Sample.sorted(4, 1, 3, 2), 0.25)).isEqualTo(1.75);
        assertThat(Sample.quantile(Sample.sorted(4, 1, 3, 2), 1)).isEqualTo(4);
    }
}
