package org.bihuan.epi.glm;

/**
 * A fitted Poisson regression log μ = X b for a design of a few columns, solved by Householder's reflections.
 *
 * <p>{@code coefficients} has one entry per column; {@code covariance} is (XᵀWX)⁻¹, p × p, with the weights of the last
 * step; {@code dispersion} is Pearson's.
 */
public final class PoissonRegression {
    private final double[] coefficients;
    private final double[][] covariance;
    private final double dispersion;
    private final boolean converged;

    private PoissonRegression(double[] coefficients, double[][] covariance, double dispersion, boolean converged) {
        this.coefficients = coefficients;
        this.covariance = covariance;
        this.dispersion = dispersion;
        this.converged = converged;
    }

    /**
     * @param design n rows of p columns, n &gt; p, columns linearly independent
     * @param y n counts, at least 0
     */
    public static PoissonRegression fit(double[][] design, double[] y) {
        int n = y.length;
        int p = design[0].length;
        double[] mean = new double[n];
        double[] linear = new double[n];
        double[] working = new double[n];
        double before = 0;
        for (int i = 0; i < n; i++) {
            mean[i] = y[i] + 0.1;
            linear[i] = Math.log(mean[i]);
            before += Irls.deviance(y[i], mean[i]);
        }
        LeastSquares squares = new LeastSquares(n, p);
        double[] b = new double[p];
        boolean converged = false;
        for (int step = 0; step < Irls.MOST_STEPS && !converged; step++) {
            for (int i = 0; i < n; i++) {
                working[i] = mean[i];
                double root = Math.sqrt(mean[i]);
                squares.set(i, design[i], root, root * (linear[i] + (y[i] - mean[i]) / mean[i]));
            }
            b = squares.solve();
            double deviance = 0;
            for (int i = 0; i < n; i++) {
                linear[i] = dot(design[i], b);
                mean[i] = Irls.mean(linear[i]);
                deviance += Irls.deviance(y[i], mean[i]);
            }
            converged = Irls.settled(deviance, before);
            before = deviance;
        }
        double pearson = 0;
        for (int i = 0; i < n; i++) {
            double residual = (y[i] - mean[i]) / mean[i];
            pearson += working[i] * residual * residual;
        }
        return new PoissonRegression(b, squares.inverse(), pearson / (n - p), converged);
    }

    /** Expected count at one row of a design. */
    public double mean(double... row) {
        return Irls.mean(dot(row, coefficients));
    }

    public double coefficient(int column) {
        return coefficients[column];
    }

    /** Standard error of a coefficient at dispersion 1. */
    public double standardError(int column) {
        return Math.sqrt(covariance[column][column]);
    }

    /** Pearson's dispersion; 1 for a perfect Poisson series, NaN when no freedom is left. */
    public double dispersion() {
        return dispersion;
    }

    public boolean converged() {
        return converged;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
