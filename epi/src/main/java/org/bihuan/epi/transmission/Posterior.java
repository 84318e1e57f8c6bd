package org.bihuan.epi.transmission;

/** Shape and scale of the posterior of R over any window, from sums cumulated once. */
final class Posterior {
    private final double shape;
    private final double rate;
    private final double meanInterval;
    private final double[] cases;
    private final double[] infectivity;

    Posterior(Cori parameters, Incidence incidence, SerialInterval interval) {
        shape = parameters.priorShape();
        rate = 1 / parameters.priorScale();
        meanInterval = interval.mean();
        cases = new double[incidence.days() + 1];
        infectivity = new double[incidence.days() + 1];
        double[] lambda = interval.infectivity(incidence.totals());
        for (int t = 2; t <= incidence.days(); t++) {
            cases[t] = cases[t - 1] + incidence.local(t);
            infectivity[t] = infectivity[t - 1] + lambda[t - 1];
        }
    }

    boolean defined(int end) {
        return end > meanInterval;
    }

    double shape(int start, int end) {
        return shape + (cases[end] - cases[start - 1]);
    }

    double scale(int start, int end) {
        return 1 / (rate + (infectivity[end] - infectivity[start - 1]));
    }
}
