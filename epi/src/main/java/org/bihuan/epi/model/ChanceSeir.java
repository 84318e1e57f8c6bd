package org.bihuan.epi.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bihuan.epi.math.Draw;
import org.bihuan.epi.math.Sample;

/**
 * The SEIR model with chance: whole people move by binomial draws in short steps (chain binomial), many times over.
 *
 * <p>Source: Bretó et al., Annals of Applied Statistics 3 (2009) 319, section 3, without extra noise.
 *
 * @param model rates and start; numbers of people are rounded to whole ones
 * @param step days, in (0, 1] (0.05)
 * @param replications at least 1
 * @param seed of the random numbers; each replication has its own stream, so threads do not matter
 */
public record ChanceSeir(Seir model, double step, int replications, long seed) {
    public ChanceSeir {
        if (!(step >= 0.001 && step <= 1) || replications < 1) {
            throw new IllegalArgumentException(
                    "step from 0.001 to 1 day, at least 1 replication: " + step + ", " + replications);
        }
    }

    /** Median and 95 % band of each compartment on one day. */
    public record Band(Seir.State median, Seir.State low, Seir.State high) {}

    /** Bands of day 0, 1, …, {@code days}. */
    public List<Band> bands(int days) {
        double[][][] runs = IntStream.range(0, replications)
                .parallel()
                .mapToObj(i -> run(days, new SplittableRandom(seed * 1_000_003 + i)))
                .toArray(double[][][]::new);
        List<Band> bands = new ArrayList<>();
        double[][] sorted = new double[4][];
        for (int day = 0; day <= days; day++) {
            for (int c = 0; c < 4; c++) {
                double[] values = new double[replications];
                for (int i = 0; i < replications; i++) {
                    values[i] = runs[i][day][c];
                }
                sorted[c] = Sample.sorted(values);
            }
            bands.add(new Band(state(day, sorted, 0.5), state(day, sorted, 0.025), state(day, sorted, 0.975)));
        }
        return bands;
    }

    private static Seir.State state(int day, double[][] sorted, double p) {
        double[] q = Arrays.stream(sorted)
                .mapToDouble(values -> Sample.quantile(values, p))
                .toArray();
        return new Seir.State(day, q[0], q[1], q[2], q[3]);
    }

    /** S, E, I, R of each day in one run. */
    private double[][] run(int days, SplittableRandom random) {
        long exposed = Math.round(model.exposed());
        long infectious = Math.round(model.infectious());
        long susceptible = Math.round(model.population()) - exposed - infectious;
        long removed = 0;
        int steps = (int) Math.ceil(1 / step);
        double h = 1.0 / steps;
        double onset = -Math.expm1(-model.sigma() * h);
        double removal = -Math.expm1(-model.gamma() * h);
        double[][] states = new double[days + 1][];
        states[0] = new double[] {susceptible, exposed, infectious, removed};
        for (int day = 1; day <= days; day++) {
            for (int i = 0; i < steps && exposed + infectious > 0; i++) {
                double infection = -Math.expm1(-model.beta() * h * infectious / model.population());
                long infected = Draw.binomial(random, susceptible, infection);
                long fallenIll = Draw.binomial(random, exposed, onset);
                long gone = Draw.binomial(random, infectious, removal);
                susceptible -= infected;
                exposed += infected - fallenIll;
                infectious += fallenIll - gone;
                removed += gone;
            }
            states[day] = new double[] {susceptible, exposed, infectious, removed};
        }
        return states;
    }
}
