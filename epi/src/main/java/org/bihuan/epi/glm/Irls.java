package org.bihuan.epi.glm;

/** The constants and the deviance that all fits of this package share. */
final class Irls {
    static final int MOST_STEPS = 25;
    /** R keeps fitted means and their slope at least here. */
    static final double LEAST_MEAN = Math.ulp(1.0);

    private Irls() {}

    static boolean settled(double deviance, double before) {
        return Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < 1e-8;
    }

    /** Contribution of one count to the Poisson deviance. */
    static double deviance(double y, double mean) {
        return 2 * (y == 0 ? mean : y * Math.log(y / mean) - (y - mean));
    }

    static double mean(double linear) {
        return Math.max(Math.exp(linear), LEAST_MEAN);
    }
}
