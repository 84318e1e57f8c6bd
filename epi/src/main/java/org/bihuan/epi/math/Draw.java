package org.bihuan.epi.math;

import java.util.random.RandomGenerator;

/** Random draws; the generator, and with it the seed, is the caller's. */
public final class Draw {
    private Draw() {}

    /** Gamma variate by Marsaglia and Tsang (ACM TOMS 26, 2000); shape and scale positive. */
    public static double gamma(RandomGenerator random, double shape, double scale) {
        if (shape < 1) {
            return gamma(random, shape + 1, scale) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = 1 - random.nextDouble();
            if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v * scale;
            }
        }
    }

    /** Poisson variate: products of uniforms for small means, halving by the binomial split for large ones. */
    public static long poisson(RandomGenerator random, double mean) {
        long count = 0;
        double rest = mean;
        while (rest > 30) {
            // the k-th arrival of a unit Poisson process is gamma(k): split there (Ahrens and Dieter 1974)
            long k = (long) (rest * 7 / 8);
            double arrival = gamma(random, k, 1);
            if (arrival > rest) {
                return count + binomial(random, k - 1, rest / arrival);
            }
            count += k;
            rest -= arrival;
        }
        double limit = Math.exp(-rest);
        double product = random.nextDouble();
        while (product > limit) {
            count++;
            product *= random.nextDouble();
        }
        return count;
    }

    /** Binomial variate by order statistics for many trials (Devroye 1986, X.4.3), by inversion for few. */
    public static long binomial(RandomGenerator random, long trials, double probability) {
        if (!(probability > 0) || trials <= 0) {
            return 0;
        }
        if (probability >= 1) {
            return trials;
        }
        if (probability > 0.5) {
            return trials - binomial(random, trials, 1 - probability);
        }
        long count = 0;
        long n = trials;
        double p = probability;
        while (n * p > 20) {
            long i = (n + 1) / 2;
            // the i-th smallest of n uniforms is beta(i, n+1−i)
            double a = gamma(random, i, 1);
            double y = a / (a + gamma(random, n + 1.0 - i, 1));
            if (y <= p) {
                count += i;
                n -= i;
                p = (p - y) / (1 - y);
            } else {
                n = i - 1;
                p = p / y;
            }
            if (p >= 1) {
                return count + n;
            }
        }
        return count + byInversion(random, n, p);
    }

    private static long byInversion(RandomGenerator random, long n, double p) {
        double q = Math.log1p(-p);
        long count = -1;
        double sum = 0;
        // waiting times between successes are geometric
        while (sum <= n) {
            count++;
            sum += Math.floor(Math.log(1 - random.nextDouble()) / q) + 1;
        }
        return count;
    }
}
