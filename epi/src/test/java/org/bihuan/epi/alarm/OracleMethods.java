package org.bihuan.epi.alarm;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Which method with which parameters made a reference table, read from its name. */
final class OracleMethods {
    static final int WEEKS = 52;

    private OracleMethods() {}

    static AlarmMethod of(String file) {
        String[] parts = file.replace("out_", "").replace(".csv", "").split("_");
        return switch (parts[0]) {
            case "earsC1", "earsC2", "earsC3" -> ears(parts);
            case "bayes" -> new Bayes(number(parts[1]), number(parts[2]), parts[1].equals("b0"), 0.05, WEEKS);
            case "rki" -> new Rki(number(parts[1]), number(parts[2]), false, WEEKS);
            case "cusum" -> cusum(parts[1], OptionalDouble.empty());
            case "algocusum" -> cusum(parts[1], OptionalDouble.empty());
            case "farrington" -> farrington(parts);
            case "farringtonflexible" -> flexible(parts);
            case "outbreakP" -> new OutbreakP(100, bound(parts[1]));
            case "glrpois" -> new GlrPoisson(5, bound(parts[1]), OptionalDouble.empty(), 1, false, WEEKS);
            default -> throw new IllegalArgumentException(file);
        };
    }

    static double tolerance(String file) {
        return file.startsWith("out_farrington") ? 1e-6 : 1e-9;
    }

    private static int number(String text) {
        return Integer.parseInt(text.replaceAll("\\D", ""));
    }

    private static Bound bound(String name) {
        return name.equals("value") ? Bound.VALUE : Bound.CASES;
    }

    private static Ears ears(String[] parts) {
        Ears usual = Ears.of(Ears.Kind.valueOf(parts[0].substring(4)));
        int baseline = Arrays.asList(parts).contains("base28") ? 28 : 7;
        double minSigma = Arrays.asList(parts).contains("minsigma05") ? 0.5 : 0;
        return new Ears(usual.method(), baseline, minSigma, usual.alpha());
    }

    private static Cusum cusum(String transform, OptionalDouble mean) {
        boolean one = transform.endsWith("m1");
        return new Cusum(
                Cusum.Transform.valueOf(transform.toUpperCase(java.util.Locale.ROOT)),
                1.04,
                2.26,
                one ? OptionalDouble.of(1) : mean);
    }

    private static Farrington farrington(String[] parts) {
        boolean plain = Arrays.asList(parts).contains("noreweight");
        return new Farrington(
                number(parts[1]),
                number(parts[2]),
                !plain,
                !plain,
                plain ? Power.NONE : Power.TWO_THIRDS,
                plain ? 0.01 : 0.05,
                new EnoughCases(5, 4),
                WEEKS);
    }

    private static FarringtonFlexible flexible(String[] parts) {
        Threshold threshold = switch (parts[1]) {
            case "delta" -> Threshold.DELTA;
            case "nbPlugin" -> Threshold.NB_PLUGIN;
            default -> Threshold.MUAN;
        };
        return new FarringtonFlexible(
                number(parts[2]),
                3,
                number(parts[3]),
                threshold,
                2.58,
                26,
                1,
                Power.TWO_THIRDS,
                0.005,
                new EnoughCases(0, 4),
                WEEKS,
                false);
    }
}
