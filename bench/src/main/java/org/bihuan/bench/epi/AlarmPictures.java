package org.bihuan.bench.epi;

import java.util.OptionalDouble;
import org.bihuan.epi.alarm.AlarmMethod;
import org.bihuan.epi.alarm.Alarms;
import org.bihuan.epi.alarm.Bound;
import org.bihuan.epi.alarm.Cusum;
import org.bihuan.epi.alarm.Ears;
import org.bihuan.epi.alarm.EnoughCases;
import org.bihuan.epi.alarm.Farrington;
import org.bihuan.epi.alarm.FarringtonFlexible;
import org.bihuan.epi.alarm.FixedThreshold;
import org.bihuan.epi.alarm.GlrPoisson;
import org.bihuan.epi.alarm.MovingPercentile;
import org.bihuan.epi.alarm.OutbreakP;
import org.bihuan.epi.alarm.Power;
import org.bihuan.epi.alarm.Rki;
import org.bihuan.epi.alarm.Threshold;

/** The alarm methods that are not in the first picture. */
final class AlarmPictures {
    private static final int QUIET = 28;
    private static final int YEARS = 5;
    private static final int WEEKS = 52;

    private AlarmPictures() {}

    /** Methods that look at the days of the same series. */
    static String daily(Chart chart, int[] cases) {
        int[] padded = after(QUIET, cases);
        chart.bars(cases);
        mark(chart, 0, new Ears(Ears.Kind.C3, 7, 0.5, 0.025), padded, QUIET, "#b3261e", "EARS C3");
        OptionalDouble one = OptionalDouble.of(1);
        mark(chart, 1, new Cusum(Cusum.Transform.ROSSI, 1.04, 2.26, one), padded, QUIET, "#7b1fa2", "CUSUM, mean 1");
        mark(chart, 2, new OutbreakP(100, Bound.VALUE), padded, QUIET, "#1b6e3c", "outbreakP");
        mark(chart, 3, new GlrPoisson(5, Bound.VALUE, one, 1, false, 365), padded, QUIET, "#8a5a00", "GLR, mean 1");
        mark(chart, 4, new FixedThreshold(10), padded, QUIET, "#1f5fa8", "fixed, 10");
        return chart.svg();
    }

    /** Methods that compare with the same weeks of earlier years. */
    static String yearly(Chart chart, int[] weekly) {
        int quiet = YEARS * WEEKS + WEEKS;
        int[] padded = after(quiet, weekly);
        EnoughCases enough = new EnoughCases(0, 4);
        chart.bars(weekly);
        mark(
                chart,
                0,
                new Farrington(3, 3, true, true, Power.TWO_THIRDS, 0.05, enough, WEEKS),
                padded,
                quiet,
                "#b3261e",
                "Farrington");
        mark(
                chart,
                1,
                new FarringtonFlexible(
                        4, 3, 10, Threshold.NB_PLUGIN, 2.58, 26, 1, Power.TWO_THIRDS, 0.005, enough, WEEKS, false),
                padded,
                quiet,
                "#7b1fa2",
                "Farrington flexible");
        mark(chart, 2, new Rki(2, 4, false, WEEKS), padded, quiet, "#1b6e3c", "RKI");
        mark(chart, 3, new MovingPercentile(YEARS, 2, 80, WEEKS), padded, quiet, "#8a5a00", "moving percentile");
        return chart.svg();
    }

    private static int[] after(int quiet, int[] cases) {
        int[] padded = new int[quiet + cases.length];
        System.arraycopy(cases, 0, padded, quiet, cases.length);
        return padded;
    }

    static void mark(Chart chart, int row, AlarmMethod method, int[] padded, int quiet, String colour, String name) {
        Alarms alarms = method.run(padded, quiet + 1, padded.length);
        boolean[] at = new boolean[padded.length - quiet];
        for (int i = 0; i < at.length; i++) {
            at[i] = alarms.alarm(quiet + 1 + i);
        }
        chart.marks(row, at, colour, name);
    }
}
