package org.bihuan.epi.glm;

import java.util.Arrays;

/**
 * Quasi-Poisson fit of log μ = a[group] + β · time, with or without β.
 *
 * <p>Each weighted least squares step is a one-way analysis of covariance, so it needs only sums by group. An instance
 * is a workspace: it is filled by {@link #add}, fitted by {@link #fit}, read, and used again after {@link #clear}. Not
 * safe for several threads.
 */
public final class GroupedTrend {
    private final int[] group;
    private final double[] time;
    private final double[] y;
    private final double[] prior;
    private final double[] mean;
    private final double[] working;
    private final double[] response;
    private final double[] groupWeight;
    private final double[] groupTime;
    private final double[] groupResponse;
    private final boolean[] groupPresent;
    private int size;
    private int rank;
    private boolean trend;
    private boolean converged;
    private double slope;
    private double timeSquares;

    /**
     * @param rows most observations
     * @param groups number of group levels
     */
    public GroupedTrend(int rows, int groups) {
        group = new int[rows];
        time = new double[rows];
        y = new double[rows];
        prior = new double[rows];
        mean = new double[rows];
        working = new double[rows];
        response = new double[rows];
        groupWeight = new double[groups];
        groupTime = new double[groups];
        groupResponse = new double[groups];
        groupPresent = new boolean[groups];
    }

    /** Forgets all observations. */
    public void clear() {
        size = 0;
        Arrays.fill(groupPresent, false);
    }

    /** Adds one count with prior weight 1. */
    public void add(int level, double at, double count) {
        group[size] = level;
        time[size] = at;
        y[size] = count;
        prior[size] = 1;
        groupPresent[level] = true;
        size++;
    }

    /**
     * Fits by iteratively reweighted least squares with the prior weights as they stand.
     *
     * @param withTrend whether β is in the model
     * @return whether the deviance settled within 25 steps; a fit that did not can be read but should not be used
     */
    public boolean fit(boolean withTrend) {
        trend = withTrend;
        converged = false;
        double before = 0;
        for (int i = 0; i < size; i++) {
            mean[i] = Math.max(y[i] + 0.1, Irls.LEAST_MEAN);
            before += prior[i] * Irls.deviance(y[i], mean[i]);
            response[i] = Math.log(mean[i]);
        }
        for (int step = 0; step < Irls.MOST_STEPS; step++) {
            for (int i = 0; i < size; i++) {
                working[i] = prior[i] * mean[i];
                response[i] += (y[i] - mean[i]) / mean[i];
            }
            solve();
            double deviance = 0;
            for (int i = 0; i < size; i++) {
                response[i] = linear(group[i], time[i]);
                mean[i] = Irls.mean(response[i]);
                deviance += prior[i] * Irls.deviance(y[i], mean[i]);
            }
            if (Irls.settled(deviance, before)) {
                converged = true;
                break;
            }
            before = deviance;
        }
        return converged;
    }

    private void solve() {
        Arrays.fill(groupWeight, 0);
        Arrays.fill(groupTime, 0);
        Arrays.fill(groupResponse, 0);
        for (int i = 0; i < size; i++) {
            int g = group[i];
            groupWeight[g] += working[i];
            groupTime[g] += working[i] * time[i];
            groupResponse[g] += working[i] * response[i];
        }
        rank = 0;
        for (int g = 0; g < groupWeight.length; g++) {
            if (groupPresent[g]) {
                rank++;
                groupTime[g] /= groupWeight[g];
                groupResponse[g] /= groupWeight[g];
            }
        }
        slope = 0;
        timeSquares = 0;
        if (!trend) {
            return;
        }
        double cross = 0;
        for (int i = 0; i < size; i++) {
            double apart = time[i] - groupTime[group[i]];
            timeSquares += working[i] * apart * apart;
            cross += working[i] * apart * (response[i] - groupResponse[group[i]]);
        }
        slope = cross / timeSquares;
        rank++;
    }

    /** Linear predictor at a level that has observations. */
    public double linear(int level, double at) {
        return groupResponse[level] + slope * (at - groupTime[level]);
    }

    /** Variance of the linear predictor before the dispersion is multiplied in. */
    public double linearVariance(int level, double at) {
        double variance = 1 / groupWeight[level];
        if (trend) {
            double apart = at - groupTime[level];
            variance += apart * apart / timeSquares;
        }
        return variance;
    }

    public double slope() {
        return slope;
    }

    /** Variance of β before the dispersion is multiplied in. */
    public double slopeVariance() {
        return 1 / timeSquares;
    }

    /** Observations less coefficients. */
    public int freedom() {
        return size - rank;
    }

    /** Pearson's dispersion, with the weights of the last step and the residuals after it, as R has it. */
    public double dispersion() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double residual = (y[i] - mean[i]) / mean[i];
            sum += working[i] * residual * residual;
        }
        return sum / freedom();
    }

    /** Dispersion with the prior weights in place of the working ones: what R's farringtonFlexible reads. */
    public double dispersionByPrior() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double residual = (y[i] - mean[i]) / mean[i];
            sum += prior[i] * residual * residual;
        }
        return sum / freedom();
    }

    /** Gives every observation the weight 1 again. */
    public void weighEqually() {
        Arrays.fill(prior, 0, size, 1);
    }

    /**
     * Sets prior weights from standardised Anscombe residuals s: γ s^−2 above the threshold, γ below, so scaled that
     * they sum to the number of observations (Farrington et al., JRSS A 159, 1996, section 3.6).
     */
    public void downweight(double dispersion, double threshold) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double apart = time[i] - groupTime[group[i]];
            double leverage = working[i] * (1 / groupWeight[group[i]] + (trend ? apart * apart / timeSquares : 0));
            double raw = 1.5 * (cubeRootSquared(y[i]) * Math.pow(mean[i], -1.0 / 6) - Math.sqrt(mean[i]));
            double s = raw / Math.sqrt(dispersion * (1 - leverage));
            prior[i] = s > threshold ? 1 / (s * s) : 1;
            sum += prior[i];
        }
        double scale = size / sum;
        for (int i = 0; i < size; i++) {
            prior[i] *= scale;
        }
    }

    private static double cubeRootSquared(double value) {
        double root = Math.cbrt(value);
        return root * root;
    }

    /** Largest observed count. */
    public double largest() {
        double most = 0;
        for (int i = 0; i < size; i++) {
            most = Math.max(most, y[i]);
        }
        return most;
    }
}
