package org.bihuan.epi.model;

/** Runge–Kutta pair of order 5(4) by Dormand and Prince for y' = f(y), with step control. Keeps its last step size. */
final class DormandPrince {
    private static final double[][] A = {
        {1.0 / 5},
        {3.0 / 40, 9.0 / 40},
        {44.0 / 45, -56.0 / 15, 32.0 / 9},
        {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
        {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
        {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84},
    };
    /** Fifth-order less fourth-order weights. */
    private static final double[] ERROR = {
        71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40
    };

    /** Writes y' into the second array. */
    @FunctionalInterface
    interface Slope {
        void at(double[] y, double[] into);
    }

    private final double relative;
    private final double absolute;
    private final Slope slope;
    private final double[][] k;
    private final double[] trial;
    private double step = 0.01;

    DormandPrince(int size, double relative, double absolute, Slope slope) {
        this.relative = relative;
        this.absolute = absolute;
        this.slope = slope;
        this.k = new double[7][size];
        this.trial = new double[size];
    }

    /** Moves y on by a time span. */
    void advance(double[] y, double span) {
        double left = span;
        slope.at(y, k[0]);
        while (left > 0) {
            double h = Math.min(step, left);
            double error = attempt(y, h);
            if (error <= 1) {
                System.arraycopy(trial, 0, y, 0, y.length);
                System.arraycopy(k[6], 0, k[0], 0, y.length);
                left = h == left ? 0 : left - h;
            }
            // a step cut short by the end of the span says little about the next one
            if (error > 1 || h == step) {
                step = h * Math.min(5, Math.max(0.2, 0.9 * Math.pow(Math.max(error, 1e-10), -0.2)));
            }
        }
    }

    private double attempt(double[] y, double h) {
        for (int stage = 0; stage < A.length; stage++) {
            for (int i = 0; i < y.length; i++) {
                double sum = 0;
                for (int j = 0; j <= stage; j++) {
                    sum += A[stage][j] * k[j][i];
                }
                trial[i] = y[i] + h * sum;
            }
            slope.at(trial, k[stage + 1]);
        }
        double worst = 0;
        for (int i = 0; i < y.length; i++) {
            double error = 0;
            for (int j = 0; j < ERROR.length; j++) {
                error += ERROR[j] * k[j][i];
            }
            double allowed = absolute * 1e-3 + relative * Math.max(Math.abs(y[i]), Math.abs(trial[i]));
            worst = Math.max(worst, Math.abs(h * error) / allowed);
        }
        return worst;
    }
}
