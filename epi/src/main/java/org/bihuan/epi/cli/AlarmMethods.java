package org.bihuan.epi.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.bihuan.epi.alarm.AlarmMethod;
import org.bihuan.epi.alarm.Bayes;
import org.bihuan.epi.alarm.Bound;
import org.bihuan.epi.alarm.Cusum;
import org.bihuan.epi.alarm.Ears;
import org.bihuan.epi.alarm.EnoughCases;
import org.bihuan.epi.alarm.Farrington;
import org.bihuan.epi.alarm.FarringtonFlexible;
import org.bihuan.epi.alarm.FirstCase;
import org.bihuan.epi.alarm.FixedThreshold;
import org.bihuan.epi.alarm.GlrPoisson;
import org.bihuan.epi.alarm.MovingPercentile;
import org.bihuan.epi.alarm.OutbreakP;
import org.bihuan.epi.alarm.Power;
import org.bihuan.epi.alarm.Rki;
import org.bihuan.epi.alarm.Threshold;

/** The alarm methods on the command line. */
final class AlarmMethods {
    private static final Method.Option ALPHA = option("alpha", "0.05", "error of the bound");
    private static final Method.Option POWER = option("power", "2/3", "2/3, 1/2 or none");
    private static final Method.Option RETURN = option("return", "value", "what the bound shows: value or cases");

    private AlarmMethods() {}

    /** Reads the parameters of an alarm method. */
    @FunctionalInterface
    private interface Parameters {
        AlarmMethod read(Options options, int frequency) throws Refused;
    }

    private static Method.Option option(String name, String usual, String help) {
        return new Method.Option(name, usual, help);
    }

    static List<Method> all() {
        return List.of(
                method(
                        "ears",
                        "EARS C1, C2, C3: mean and spread of a short sliding baseline",
                        "Hutwagner et al., J Urban Health 80 (2003) i89; R earsC",
                        AlarmMethods::ears,
                        option("method", "C1", "C1, C2 or C3"),
                        option("baseline", "7", "points in the baseline"),
                        option("min-sigma", "0", "least spread"),
                        option("alpha", "", "error of the bound (0.001; C3 0.025)")),
                method(
                        "farrington",
                        "Farrington: quasi-Poisson regression on the same weeks of past years",
                        "Farrington et al., JRSS A 159 (1996) 547; R farrington",
                        AlarmMethods::farrington,
                        option("b", "3", "years back"),
                        option("w", "3", "points on both sides"),
                        option("reweight", "true", "whether past outbreaks weigh less"),
                        option("trend", "true", "whether a trend is tried"),
                        POWER,
                        ALPHA,
                        option("limit54", "5,4", "cases needed in the last points")),
                method(
                        "farrington-flexible",
                        "Farrington as improved by Noufaily: all past counts, a level per period of the year",
                        "Noufaily et al., Stat Med 32 (2013) 1206; R farringtonFlexible",
                        AlarmMethods::flexible,
                        option("b", "4", "years back"),
                        option("w", "3", "points on both sides"),
                        option("periods", "10", "levels in a year"),
                        option("threshold", "delta", "delta, nbPlugin or muan"),
                        option("weights-threshold", "2.58", "residual above which a past count weighs less"),
                        option("past-weeks-excluded", "26", "latest points left out"),
                        option("trend-p", "1", "level at which a trend stays; 1 always, 0 never tried"),
                        option("reweight", "true", "whether past outbreaks weigh less"),
                        POWER,
                        option("alpha", "0.005", "error of the bound"),
                        option("limit54", "0,4", "cases needed in the last points"),
                        option("as-written", "false", "true: follow the paper where R does not")),
                method(
                        "cusum",
                        "CUSUM of standardised counts",
                        "Rossi et al., Stat Med 18 (1999) 2111; R cusum",
                        AlarmMethods::cusum,
                        option("transform", "standard", "none, standard, rossi, anscombe or anscombe2nd"),
                        option("k", "1.04", "reference value"),
                        option("h", "2.26", "decision limit"),
                        option("m", "", "expected count; otherwise the mean before --from (14)")),
                method(
                        "bayes",
                        "Bayes: predictive negative binomial of the reference counts",
                        "Riebler 2004; R bayes",
                        AlarmMethods::bayes,
                        option("b", "0", "years back"),
                        option("w", "6", "points before, and on both sides in past years"),
                        ALPHA,
                        option("act-y", "", "whether the points just before count (true without years back)")),
                method(
                        "rki",
                        "Robert Koch Institute: Poisson limit, or mean + 2 sd above 20",
                        "Crow, Gardner, Biometrika 46 (1959) 441; R rki",
                        AlarmMethods::rki,
                        option("b", "2", "years back"),
                        option("w", "4", "points on both sides in past years"),
                        option("act-y", "", "whether the points just before count (true without years back)")),
                method(
                        "outbreakp",
                        "Semiparametric: rising mean against a constant one",
                        "Frisen et al., Stat Med 28 (2009) 3133; R outbreakP",
                        (options, frequency) -> new OutbreakP(options.decimal("k"), bound(options)),
                        option("k", "100", "alarm limit"),
                        RETURN),
                method(
                        "glr-poisson",
                        "Likelihood ratio chart for a rise of a seasonal Poisson mean",
                        "Hoehle, Paul, CSDA 52 (2008) 4357; R glrpois",
                        AlarmMethods::glr,
                        option("arl", "5", "alarm limit"),
                        RETURN,
                        option("mu0", "", "constant mean; otherwise a seasonal fit to the points before --from"),
                        option("harmonics", "1", "pairs of sine and cosine in the fit"),
                        option("trend", "false", "whether the fit has a trend")),
                method(
                        "moving-percentile",
                        "CIDARS: seven days against a percentile of the same weeks of past years",
                        "Yang et al., Biomed Environ Sci 24 (2011) 188",
                        (options, frequency) -> new MovingPercentile(
                                options.whole("years"),
                                options.whole("half-window"),
                                options.decimal("percentile"),
                                frequency),
                        option("years", "5", "years back"),
                        option("half-window", "2", "weeks on both sides"),
                        option("percentile", "80", "from 0 to 100")),
                method(
                        "fixed",
                        "CIDARS: alarm when a count reaches a value",
                        "Yang et al. 2011",
                        (options, frequency) -> new FixedThreshold(options.whole("threshold")),
                        option("threshold", "1", "least count that alarms")),
                method(
                        "first-case",
                        "Alarm on a case after a quiet stretch, or on the first ever",
                        "rule of this project, for diseases without history",
                        (options, frequency) -> new FirstCase(options.whole("quiet-days")),
                        option("quiet-days", "14", "points without a case before")));
    }

    private static Method method(
            String name, String summary, String source, Parameters parameters, Method.Option... own) {
        List<Method.Option> options = new ArrayList<>(Arrays.asList(own));
        options.add(option("from", "", "first time point"));
        options.add(option("to", "", "last time point"));
        options.add(option("frequency", "", "points in a year (52; 365 with a date column)"));
        options.add(option("unit", "", "one column of counts, by number or name (all)"));
        return new Method(
                name,
                summary,
                Method.Reads.TABLE,
                options,
                "t,unit,observed,alarm,upperbound and further columns of the method",
                source,
                (given, input, output) -> run(name, parameters, given, input, output));
    }

    private static void run(String name, Parameters parameters, Options options, Input input, Output output)
            throws Refused {
        Series series = Series.read(input.grid(options.file()));
        int frequency = options.whole("frequency", series.usualFrequency());
        if (frequency < 1) {
            throw new Refused("--frequency: at least 1 is expected");
        }
        AlarmMethod method = read(parameters, options, frequency);
        int points = series.points();
        int from = options.whole("from", method.usualFirstPoint(points));
        int to = options.whole("to", points);
        if (to > points || from < 1 || to < from && options.has("from")) {
            throw new Refused("--from " + from + " --to " + to + ": the series has " + points + " points");
        }
        if (from < method.firstPoint() || from > to) {
            throw new Refused("row " + (to + 1) + ", column 1 (t): too short: " + name
                    + " with these options needs " + Math.max(from, method.firstPoint())
                    + " points, or a later --from");
        }
        AlarmTable table = new AlarmTable(output);
        if (options.has("unit")) {
            int[] counts = series.unit(options.text("unit"));
            table.add(series.counts().indexOf(counts) + 1, method.run(counts, from, to));
            return;
        }
        for (int unit = 1; unit <= series.counts().size(); unit++) {
            table.add(unit, method.run(series.counts().get(unit - 1), from, to));
        }
    }

    private static AlarmMethod read(Parameters parameters, Options options, int frequency) throws Refused {
        try {
            return parameters.read(options, frequency);
        } catch (IllegalArgumentException e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    private static AlarmMethod ears(Options options, int frequency) throws Refused {
        Ears usual = Ears.of(options.choice("method", List.of("C1", "C2", "C3"), Ears.Kind.class));
        return new Ears(
                usual.method(),
                options.whole("baseline"),
                options.decimal("min-sigma"),
                options.decimal("alpha", usual.alpha()));
    }

    private static Power power(Options options) throws Refused {
        return options.choice("power", List.of("2/3", "1/2", "none"), Power.class);
    }

    private static Bound bound(Options options) throws Refused {
        return options.choice("return", List.of("value", "cases"), Bound.class);
    }

    private static EnoughCases enough(Options options) throws Refused {
        double[] pair = options.decimals("limit54", 2);
        return new EnoughCases((int) pair[0], (int) pair[1]);
    }

    private static AlarmMethod farrington(Options options, int frequency) throws Refused {
        return new Farrington(
                options.whole("b"),
                options.whole("w"),
                options.yes("reweight", true),
                options.yes("trend", true),
                power(options),
                options.decimal("alpha"),
                enough(options),
                frequency);
    }

    private static AlarmMethod flexible(Options options, int frequency) throws Refused {
        return new FarringtonFlexible(
                options.whole("b"),
                options.whole("w"),
                options.whole("periods"),
                options.choice("threshold", List.of("delta", "nbPlugin", "muan"), Threshold.class),
                options.yes("reweight", true) ? options.decimal("weights-threshold") : Double.POSITIVE_INFINITY,
                options.whole("past-weeks-excluded"),
                options.decimal("trend-p"),
                power(options),
                options.decimal("alpha"),
                enough(options),
                frequency,
                options.yes("as-written", false));
    }

    private static AlarmMethod cusum(Options options, int frequency) throws Refused {
        return new Cusum(
                options.choice(
                        "transform",
                        List.of("none", "standard", "rossi", "anscombe", "anscombe2nd"),
                        Cusum.Transform.class),
                options.decimal("k"),
                options.decimal("h"),
                optional(options, "m"));
    }

    private static OptionalDouble optional(Options options, String name) throws Refused {
        return options.has(name) ? OptionalDouble.of(options.decimal(name)) : OptionalDouble.empty();
    }

    private static AlarmMethod bayes(Options options, int frequency) throws Refused {
        int years = options.whole("b");
        return new Bayes(
                years, options.whole("w"), options.yes("act-y", years == 0), options.decimal("alpha"), frequency);
    }

    private static AlarmMethod rki(Options options, int frequency) throws Refused {
        int years = options.whole("b");
        return new Rki(years, options.whole("w"), options.yes("act-y", years == 0), frequency);
    }

    private static AlarmMethod glr(Options options, int frequency) throws Refused {
        return new GlrPoisson(
                options.decimal("arl"),
                bound(options),
                optional(options, "mu0"),
                options.whole("harmonics"),
                options.yes("trend", false),
                frequency);
    }
}
