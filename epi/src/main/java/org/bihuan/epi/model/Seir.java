package org.bihuan.epi.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Susceptible, exposed, infectious, removed: S' = −β S I / N, E' = β S I / N − σ E, I' = σ E − γ I, R' = γ I.
 *
 * <p>Integrated by Dormand and Prince's pair of order 5(4) with step control, to a relative error of about 1e−11.
 * Source: Anderson and May, Infectious Diseases of Humans, 1991; Dormand and Prince, J. Comput. Appl. Math. 6 (1980) 19.
 *
 * @param population N, above 0
 * @param beta contacts that infect, per day, at least 0
 * @param sigma 1 / latent days, at least 0
 * @param gamma 1 / infectious days, at least 0
 * @param exposed at the start, at least 0
 * @param infectious at the start, at least 0, together with exposed at most N
 */
public record Seir(double population, double beta, double sigma, double gamma, double exposed, double infectious) {
    private static final double TOLERANCE = 1e-11;

    public Seir {
        boolean rates = beta >= 0 && sigma >= 0 && gamma >= 0 && beta <= 100 && sigma <= 100 && gamma <= 100;
        if (!rates || !(exposed >= 0) || !(infectious >= 0) || !(population > 0)) {
            throw new IllegalArgumentException("rates from 0 to 100 a day, numbers at least 0: beta " + beta
                    + ", sigma " + sigma + ", gamma " + gamma + ", n " + population);
        }
        if (exposed + infectious > population) {
            throw new IllegalArgumentException("more exposed and infectious than people: " + (exposed + infectious));
        }
    }

    /** The four compartments at a time, in days. */
    public record State(double time, double susceptible, double exposed, double infectious, double removed) {}

    /** β / γ: cases caused by one case among the fully susceptible. */
    public double basicReproductionNumber() {
        return beta / gamma;
    }

    State start() {
        return new State(0, population - exposed - infectious, exposed, infectious, 0);
    }

    /**
     * States at day 0, 1, …, {@code days}.
     *
     * @param days at least 0
     */
    public List<State> curve(int days) {
        List<State> states = new ArrayList<>();
        states.add(start());
        DormandPrince solver = new DormandPrince(4, TOLERANCE, TOLERANCE * population, this::slope);
        double[] y = {population - exposed - infectious, exposed, infectious, 0};
        for (int day = 1; day <= days; day++) {
            solver.advance(y, 1);
            states.add(new State(day, y[0], y[1], y[2], y[3]));
        }
        return states;
    }

    private void slope(double[] y, double[] into) {
        double infections = beta * y[0] * y[2] / population;
        double onsets = sigma * y[1];
        double removals = gamma * y[2];
        into[0] = -infections;
        into[1] = infections - onsets;
        into[2] = onsets - removals;
        into[3] = removals;
    }
}
