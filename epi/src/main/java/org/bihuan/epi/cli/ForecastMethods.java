package org.bihuan.epi.cli;

import java.util.Arrays;
import java.util.List;
import org.bihuan.epi.forecast.BackProjection;
import org.bihuan.epi.forecast.Nowcast;
import org.bihuan.epi.model.ChanceSeir;
import org.bihuan.epi.model.Seir;

/** Nowcast, back-projection and SEIR on the command line. */
final class ForecastMethods {
    private static final int MOST_DAYS = 100_000;

    private ForecastMethods() {}

    private static Method.Option option(String name, String usual, String help) {
        return new Method.Option(name, usual, help);
    }

    static List<Method> all() {
        return List.of(
                new Method(
                        "nowcast",
                        "Cases by onset with those not yet reported added; input: one row per case, onset,reported",
                        Method.Reads.TABLE,
                        List.of(
                                option("max-delay", "", "longest delay, days; longer ones count as this"),
                                option("now", "", "last day (the last report)")),
                        "t,observed,estimate,low,high with a 95 % band",
                        "Lawless, Can J Stat 22 (1994) 15",
                        ForecastMethods::nowcast),
                new Method(
                        "backproject",
                        "Infections behind the counts of onsets, by Becker's EMS algorithm",
                        Method.Reads.TABLE,
                        List.of(
                                option("delay", "", "file k,w with the delay from infection to onset"),
                                option("k", "2", "smoothing, even; 0 none"),
                                option("eps", "0.005", "relative change at which to stop"),
                                option("iter-max", "250", "most steps"),
                                option("unit", "", "one column of counts, by number or name (all)")),
                        "t,unit,observed,alarm,upperbound,lambda; lambda is also the upperbound, as in R; alarm is 0",
                        "Becker et al., Stat Med 10 (1991) 1527; R backprojNP",
                        ForecastMethods::backproject),
                new Method(
                        "seir",
                        "SEIR model: the curve, or with chance a median and a 95 % band",
                        Method.Reads.NOTHING,
                        List.of(
                                option("n", "", "people"),
                                option("beta", "", "infecting contacts a day"),
                                option("sigma", "", "1 / latent days"),
                                option("gamma", "", "1 / infectious days"),
                                option("i0", "", "infectious at the start"),
                                option("e0", "0", "exposed at the start"),
                                option("days", "", "last day"),
                                option("replications", "0", "runs with chance; 0 = the curve"),
                                option("step", "0.05", "days, with chance"),
                                option("seed", "1", "of the random numbers")),
                        "time,S,E,I,R; with chance each also with _low and _high",
                        "Anderson, May 1991; Dormand, Prince, J Comput Appl Math 6 (1980) 19",
                        ForecastMethods::seir));
    }

    private static void nowcast(Options options, Input input, Output output) throws Refused {
        int maxDelay = options.whole("max-delay");
        Nowcast nowcast = Options.build(() -> new Nowcast(maxDelay));
        Grid grid = input.grid(options.file());
        int onset = grid.column("onset");
        int reported = grid.column("reported");
        int cases = grid.rows().size();
        if (cases == 0) {
            throw new Refused("row 2: too short: at least one case is needed");
        }
        Days days = Days.like(grid.text(0, onset));
        int[] onsets = new int[cases];
        int[] reports = new int[cases];
        for (int row = 0; row < cases; row++) {
            onsets[row] = days.read(grid, row, onset);
            reports[row] = days.read(grid, row, reported);
            if (reports[row] < onsets[row]) {
                throw grid.refuse(row, reported, "a report on or after the onset is expected");
            }
        }
        int last = Arrays.stream(reports).max().orElse(0);
        int now = options.has("now") ? days.option("now", options.text("now")) : last;
        int first = Arrays.stream(onsets).min().orElse(0);
        if (now < last) {
            throw new Refused("--now: a case was reported later, on " + days.show(last));
        }
        if ((long) now - first > MOST_DAYS || ((long) now - first + 1) * (maxDelay + 1) > 100_000_000L) {
            throw new Refused(
                    "the onsets reach over too many days: from " + days.show(first) + " to " + days.show(now));
        }
        output.line("t,observed,estimate,low,high");
        for (Nowcast.Day day : nowcast.estimate(onsets, reports, now)) {
            output.cell(days.show(day.day())).cell(day.observed()).cell(day.estimate());
            output.cell(day.low()).cell(day.high()).end();
        }
    }

    private static void backproject(Options options, Input input, Output output) throws Refused {
        double[] delay = Distribution.read(input.grid(options.required("delay")));
        double sum = Arrays.stream(delay).sum();
        if (Math.abs(sum - 1) > 0.01) {
            throw new Refused("--delay: probabilities that sum to 1 are expected, found " + sum);
        }
        int smoothing = options.whole("k");
        double tolerance = options.decimal("eps");
        int steps = options.whole("iter-max");
        BackProjection method = Options.build(() -> new BackProjection(smoothing, tolerance, steps));
        Series series = Series.read(input.grid(options.file()));
        if (series.points() == 0) {
            throw new Refused("row 2, column 1 (t): too short: at least one point is needed");
        }
        output.line("t,unit,observed,alarm,upperbound,lambda");
        for (int unit = 1; unit <= series.counts().size(); unit++) {
            int[] counts = series.counts().get(unit - 1);
            if (options.has("unit") && series.unit(options.text("unit")) != counts) {
                continue;
            }
            double[] lambda = method.infections(counts, delay);
            for (int t = 0; t < counts.length; t++) {
                output.cell(t + 1)
                        .cell(unit)
                        .cell(counts[t])
                        .cell(0)
                        .cell(lambda[t])
                        .cell(lambda[t])
                        .end();
            }
        }
    }

    private static void seir(Options options, Input input, Output output) throws Refused {
        double n = options.decimal("n");
        double beta = options.decimal("beta");
        double sigma = options.decimal("sigma");
        double gamma = options.decimal("gamma");
        double e0 = options.decimal("e0");
        double i0 = options.decimal("i0");
        int days = options.whole("days");
        int replications = options.whole("replications");
        Seir model = Options.build(() -> new Seir(n, beta, sigma, gamma, e0, i0));
        if (days < 0 || days > MOST_DAYS || (long) days * replications > 10_000_000L) {
            throw new Refused("--days: from 0 to " + MOST_DAYS + " is expected, and no more than 10000000 with runs");
        }
        if (replications == 0) {
            output.line("time,S,E,I,R");
            for (Seir.State state : model.curve(days)) {
                output.cell(state.time()).cell(state.susceptible()).cell(state.exposed());
                output.cell(state.infectious()).cell(state.removed()).end();
            }
            return;
        }
        double step = options.decimal("step");
        long seed = options.seed();
        ChanceSeir chance = Options.build(() -> new ChanceSeir(model, step, replications, seed));
        output.line("time,S,S_low,S_high,E,E_low,E_high,I,I_low,I_high,R,R_low,R_high");
        for (ChanceSeir.Band band : chance.bands(days)) {
            Seir.State low = band.low();
            Seir.State high = band.high();
            Seir.State middle = band.median();
            output.cell(middle.time());
            output.cell(middle.susceptible()).cell(low.susceptible()).cell(high.susceptible());
            output.cell(middle.exposed()).cell(low.exposed()).cell(high.exposed());
            output.cell(middle.infectious()).cell(low.infectious()).cell(high.infectious());
            output.cell(middle.removed())
                    .cell(low.removed())
                    .cell(high.removed())
                    .end();
        }
    }
}
