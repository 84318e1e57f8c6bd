package org.bihuan.epi.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A slow form written from the formula of the paper, and truths that must come back. */
class BackProjectionTest {
    private static final double[] DELAY = {0, 0.2, 0.5, 0.2, 0.1};

    @Test
    void theSlowFormAgrees() {
        int[] onsets = {0, 1, 3, 2, 8, 12, 9, 7, 4, 1, 0, 2};
        double[] fast = BackProjection.usual().infections(onsets, DELAY);
        double[] slow = slow(onsets, 2, 0.005);
        for (int t = 0; t < slow.length; t++) {
            assertThat(fast[t]).as("day " + t).isCloseTo(slow[t], Offset.offset(1e-10));
        }
    }

    private static double probability(int d) {
        return d >= 0 && d < DELAY.length ? DELAY[d] : 0;
    }

    /** Equations (3a) and (3b) of Becker et al. as they stand. */
    private static double[] slow(int[] y, int k, double tolerance) {
        int n = y.length;
        double[] lambda = new double[n];
        Arrays.fill(lambda, Arrays.stream(y).sum() / (double) n);
        while (true) {
            double[] phi = new double[n];
            for (int t = 0; t < n; t++) {
                double within = 0;
                double sum = 0;
                for (int d = 0; t + d < n; d++) {
                    within += probability(d);
                    double expected = 0;
                    for (int i = 0; i <= t + d; i++) {
                        expected += lambda[i] * probability(t + d - i);
                    }
                    sum += expected == 0 ? 0 : y[t + d] * probability(d) / expected;
                }
                phi[t] = within == 0 ? 0 : lambda[t] / within * sum;
            }
            double[] next = new double[n];
            for (int t = 0; t < n; t++) {
                double[] w = {0.25, 0.5, 0.25};
                double weight = 0;
                for (int i = -k / 2; i <= k / 2; i++) {
                    if (t + i >= 0 && t + i < n) {
                        next[t] += w[i + 1] * phi[t + i];
                        weight += w[i + 1];
                    }
                }
                next[t] /= weight;
            }
            double change = 0;
            double size = 0;
            for (int t = 0; t < n; t++) {
                change += Math.pow(next[t] - lambda[t], 2);
                size += Math.pow(lambda[t], 2);
            }
            lambda = next;
            if (Math.sqrt(change / size) < tolerance) {
                return lambda;
            }
        }
    }

    @Test
    void aDelayOfNoDaysLeavesTheCountsAsTheyAre() {
        int[] onsets = {3, 0, 5, 9, 1};
        double[] infections = new BackProjection(0, 1e-9, 250).infections(onsets, new double[] {1});
        assertThat(infections).containsExactly(new double[] {3, 0, 5, 9, 1}, Offset.offset(1e-12));
    }

    @Test
    void aBurstMovesBackByTheDelay() {
        int[] onsets = new int[30];
        for (int d = 0; d < DELAY.length; d++) {
            onsets[12 + d] = (int) Math.round(1000 * DELAY[d]);
        }
        double[] infections = new BackProjection(0, 1e-7, 5000).infections(onsets, DELAY);
        assertThat(infections[12]).isCloseTo(1000, Offset.offset(10.0));
        assertThat(Arrays.stream(infections).sum()).isCloseTo(1000, Offset.offset(1.0));
    }

    @Test
    void noOnsetsMeanNoInfections() {
        assertThat(BackProjection.usual().infections(new int[5], DELAY)).containsOnly(0);
    }
}
