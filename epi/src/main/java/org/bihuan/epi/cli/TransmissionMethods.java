package org.bihuan.epi.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bihuan.epi.transmission.Cori;
import org.bihuan.epi.transmission.Estimate;
import org.bihuan.epi.transmission.Growth;
import org.bihuan.epi.transmission.Incidence;
import org.bihuan.epi.transmission.SerialInterval;
import org.bihuan.epi.transmission.UncertainInterval;
import org.bihuan.epi.transmission.WallingaTeunis;

/** Reproduction numbers and growth on the command line. */
final class TransmissionMethods {
    private static final String ESTIMATES = "t_start,t_end,mean,sd,q025,q05,q25,median,q75,q95,q975";
    private static final Method.Option UNIT = option("unit", "1", "column of counts, by number or name");
    private static final Method.Option SEED = option("seed", "1", "of the random numbers");

    private TransmissionMethods() {}

    private static Method.Option option(String name, String usual, String help) {
        return new Method.Option(name, usual, help);
    }

    private static List<Method.Option> withInterval(Method.Option... own) {
        List<Method.Option> options = new ArrayList<>(List.of(
                option("si-mean", "", "mean of the serial interval, days"),
                option("si-sd", "", "its standard deviation"),
                option("si", "", "file k,w with the distribution instead"),
                option("imported", "", "column of imported cases; --unit then holds the local ones"),
                UNIT));
        options.addAll(Arrays.asList(own));
        return options;
    }

    static List<Method> all() {
        return List.of(
                new Method(
                        "rt",
                        "Instantaneous reproduction number by Cori",
                        Method.Reads.TABLE,
                        withInterval(
                                option("window", "7", "days in a window"),
                                option("prior-mean", "5", "of R"),
                                option("prior-sd", "5", "of R"),
                                option(
                                        "uncertain",
                                        "",
                                        "sd,min,max of the interval's mean, then of its sd: 1,1,4.2,0.5,0.5,2.5"),
                                option("n1", "500", "intervals drawn when uncertain"),
                                option("n2", "50", "draws of R for each"),
                                SEED),
                        ESTIMATES,
                        "Cori et al., Am J Epidemiol 178 (2013) 1505; R estimate_R",
                        TransmissionMethods::rt),
                new Method(
                        "wallinga-teunis",
                        "Cohort reproduction number by Wallinga and Teunis",
                        Method.Reads.TABLE,
                        withInterval(
                                option("window", "7", "days in a window"),
                                option("trees", "100", "random trees for the bands"),
                                SEED),
                        ESTIMATES,
                        "Wallinga, Teunis, Am J Epidemiol 160 (2004) 509; R wallinga_teunis",
                        TransmissionMethods::cohort),
                new Method(
                        "discr-si",
                        "Serial interval discretised from a shifted gamma law",
                        Method.Reads.NOTHING,
                        List.of(
                                option("mean", "", "days, above 1"),
                                option("sd", "", "days"),
                                option("days", "60", "last day")),
                        "k,w",
                        "Cori et al. 2013, web appendix 11; R discr_si",
                        TransmissionMethods::interval),
                new Method(
                        "overall-infectivity",
                        "Infectivity of all earlier cases, by day",
                        Method.Reads.TABLE,
                        withInterval(),
                        "t,lambda",
                        "Cori et al. 2013; R overall_infectivity",
                        TransmissionMethods::infectivity),
                new Method(
                        "growth",
                        "Exponential growth and doubling time over a stretch, by Poisson regression",
                        Method.Reads.TABLE,
                        List.of(option("from", "1", "first day"), option("to", "", "last day"), UNIT),
                        "rate,low,high,doubling_days",
                        "Wallinga, Lipsitch, Proc R Soc B 274 (2007) 599",
                        TransmissionMethods::growth));
    }

    private static void rt(Options options, Input input, Output output) throws Refused {
        Incidence incidence = incidence(options, input);
        int window = options.whole("window");
        double mean = options.decimal("prior-mean");
        double sd = options.decimal("prior-sd");
        Cori cori = Options.build(() -> new Cori(window, mean, sd));
        needWindow(incidence, window);
        if (!options.has("uncertain")) {
            write(cori.estimate(incidence, interval(options, input, incidence.days())), output);
            return;
        }
        double[] u = options.decimals("uncertain", 6);
        double siMean = options.decimal("si-mean");
        double siSd = options.decimal("si-sd");
        int n1 = options.whole("n1");
        int n2 = options.whole("n2");
        if ((long) n1 * n2 * incidence.days() > 100_000_000L) {
            throw new Refused("--n1, --n2: too many draws for a series of " + incidence.days() + " days");
        }
        UncertainInterval uncertain = Options.build(() -> new UncertainInterval(
                new UncertainInterval.Truncated(siMean, u[0], u[1], u[2]),
                new UncertainInterval.Truncated(siSd, u[3], u[4], u[5]),
                n1,
                n2));
        write(uncertain.estimate(cori, incidence, new SplittableRandom(options.seed())), output);
    }

    private static void cohort(Options options, Input input, Output output) throws Refused {
        Incidence incidence = incidence(options, input);
        int window = options.whole("window");
        int trees = options.whole("trees");
        WallingaTeunis method = Options.build(() -> new WallingaTeunis(window, trees));
        needWindow(incidence, window);
        SerialInterval interval = interval(options, input, incidence.days());
        write(method.estimate(incidence, interval, new SplittableRandom(options.seed())), output);
    }

    private static void needWindow(Incidence incidence, int window) throws Refused {
        if (incidence.days() < window + 1) {
            throw new Refused("row " + (incidence.days() + 1) + ", column 1 (t): too short: a window of " + window
                    + " days needs " + (window + 1) + " points");
        }
    }

    private static void interval(Options options, Input input, Output output) throws Refused {
        double mean = options.decimal("mean");
        double sd = options.decimal("sd");
        int days = options.whole("days");
        if (days < 0 || days > 10_000) {
            throw new Refused("--days: from 0 to 10000 is expected, found " + days);
        }
        SerialInterval interval = Options.build(() -> SerialInterval.discretised(mean, sd, days + 1));
        output.line("k,w");
        for (int k = 0; k <= days; k++) {
            output.cell(k).cell(interval.at(k)).end();
        }
    }

    private static void infectivity(Options options, Input input, Output output) throws Refused {
        Series series = Series.read(input.grid(options.file()));
        int[] cases = series.unit(options.text("unit"));
        int[] imported = options.has("imported") ? series.unit(options.text("imported")) : new int[cases.length];
        double[] total = new double[cases.length];
        Arrays.setAll(total, i -> (double) cases[i] + imported[i]);
        double[] lambda = interval(options, input, cases.length).infectivity(total);
        output.line("t,lambda");
        for (int i = 0; i < lambda.length; i++) {
            output.cell(i + 1).cell(lambda[i]).end();
        }
    }

    private static void growth(Options options, Input input, Output output) throws Refused {
        int[] cases = Series.read(input.grid(options.file())).unit(options.text("unit"));
        int from = options.whole("from");
        int to = options.whole("to", cases.length);
        if (from < 1 || to > cases.length || to < from) {
            throw new Refused("--from " + from + " --to " + to + ": the series has " + cases.length + " points");
        }
        Growth growth = Options.build(() -> Growth.of(Arrays.copyOfRange(cases, from - 1, to)));
        output.line("rate,low,high,doubling_days")
                .cell(growth.rate())
                .cell(growth.low())
                .cell(growth.high())
                .cell(growth.doublingDays())
                .end();
    }

    private static Incidence incidence(Options options, Input input) throws Refused {
        Series series = Series.read(input.grid(options.file()));
        int[] cases = series.unit(options.text("unit"));
        int[] imported = options.has("imported") ? series.unit(options.text("imported")) : new int[cases.length];
        if (cases.length < 2) {
            throw new Refused("row 2, column 1 (t): too short: 2 points are needed at least");
        }
        return Incidence.of(cases, imported);
    }

    private static SerialInterval interval(Options options, Input input, int days) throws Refused {
        if (options.has("si")) {
            double[] w = Distribution.read(input.grid(options.text("si")));
            return Options.build(() -> SerialInterval.of(w));
        }
        if (!options.has("si-mean") || !options.has("si-sd")) {
            throw new Refused("--si-mean and --si-sd, or --si FILE, are needed");
        }
        double mean = options.decimal("si-mean");
        double sd = options.decimal("si-sd");
        return Options.build(() -> SerialInterval.discretised(mean, sd, days));
    }

    private static void write(List<Estimate> estimates, Output output) {
        output.line(ESTIMATES);
        for (Estimate e : estimates) {
            output.cell(e.start()).cell(e.end()).cell(e.mean()).cell(e.sd());
            output.cell(e.q025()).cell(e.q05()).cell(e.q25()).cell(e.median());
            output.cell(e.q75()).cell(e.q95()).cell(e.q975()).end();
        }
    }
}
