package org.bihuan.bench.epi;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bihuan.epi.alarm.AlarmMethod;
import org.bihuan.epi.alarm.Bayes;
import org.bihuan.epi.alarm.Bound;
import org.bihuan.epi.alarm.Cusum;
import org.bihuan.epi.alarm.CusumState;
import org.bihuan.epi.alarm.Ears;
import org.bihuan.epi.alarm.EarsState;
import org.bihuan.epi.alarm.EnoughCases;
import org.bihuan.epi.alarm.Farrington;
import org.bihuan.epi.alarm.FarringtonFlexible;
import org.bihuan.epi.alarm.FirstCase;
import org.bihuan.epi.alarm.GlrPoisson;
import org.bihuan.epi.alarm.GlrState;
import org.bihuan.epi.alarm.MovingPercentile;
import org.bihuan.epi.alarm.OutbreakP;
import org.bihuan.epi.alarm.OutbreakPState;
import org.bihuan.epi.alarm.Power;
import org.bihuan.epi.alarm.Rki;
import org.bihuan.epi.alarm.Signal;
import org.bihuan.epi.alarm.Threshold;
import org.bihuan.epi.math.Draw;
import org.bihuan.epi.scan.Place;
import org.bihuan.epi.scan.Scan;
import org.bihuan.epi.transmission.Cori;
import org.bihuan.epi.transmission.Incidence;
import org.bihuan.epi.transmission.SerialInterval;

/**
 * Times of the statistics on made-up counts (fixed seeds), beside those of R's packages on the same counts in the same
 * run where R is installed. Both sides count processor time of one core, so that other work on the machine weighs
 * little; only work on all cores goes by the clock. A word as argument keeps to the works whose names contain it.
 */
public final class EpiBench {
    private static final int WEEKS = 52;
    private static final int STREETS = 1031;
    private static final int SYNDROMES = 40;

    /** Processor time of this thread, so that other work on the machine does not count. */
    private final Stopwatch oneCore = new Stopwatch(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);

    /** Time on the clock, for work on all cores. */
    private final Stopwatch clock = new Stopwatch(System::nanoTime);

    private final PrintStream out;

    /** Word that the name of a work must contain. */
    private final String only;

    private Map<String, Double> peers = Map.of();

    private EpiBench(PrintStream out, String only) {
        this.out = out;
        this.only = only;
    }

    public static void main(String[] args) {
        EpiBench bench = new EpiBench(System.out, args.length > 0 ? args[0] : "");
        bench.run();
        System.err.println("checksum " + (bench.oneCore.sink() + bench.clock.sink()));
    }

    private void run() {
        out.println("work,unit,microseconds_per_unit,least,most,r_microseconds,ratio");
        int[] weeks = series(520, 5, new SplittableRandom(42));
        int[] days = series(100_000, 3, new SplittableRandom(42));
        int[] cases = series(107, 17, new SplittableRandom(1));
        FarringtonFlexible flexible = flexible(Threshold.DELTA);
        int from = flexible.firstPoint();
        // R needs seconds for what Java does in milliseconds, so it gets the first 5,000 days
        peers = Peers.measure(weeks, from, Arrays.copyOf(days, 5_000), cases);
        int points = 520 - from + 1;
        row(
                "Farrington flexible (b 4; 10 periods)",
                "point",
                points,
                "farrington-flexible",
                () -> flexible.run(weeks, from, 520));
        Farrington farrington = farrington();
        int first = farrington.usualFirstPoint(520);
        row("Farrington (b 3)", "point", 520 - first + 1, "", () -> farrington.run(weeks, first, 520));
        ears(Ears.Kind.C1, days);
        ears(Ears.Kind.C2, days);
        ears(Ears.Kind.C3, days);
        SerialInterval interval = SerialInterval.discretised(8.4, 3.8, 107);
        Incidence incidence = Incidence.of(cases);
        row(
                "Cori (107 days; window 7)",
                "window",
                100,
                "cori",
                () -> Cori.usual().estimate(incidence, interval));
        steps(days);
        nightly();
        scan();
    }

    /** A new day by carried state: three EARS, CUSUM, outbreakP and the likelihood ratio chart. */
    private void steps(int[] days) {
        row("New day by carried state (6 methods)", "day", days.length, "", () -> {
            EarsState[] ears = {
                new EarsState(Ears.of(Ears.Kind.C1)),
                new EarsState(Ears.of(Ears.Kind.C2)),
                new EarsState(Ears.of(Ears.Kind.C3))
            };
            CusumState cusum = new CusumState(new Cusum(Cusum.Transform.ROSSI, 1.04, 2.26, OptionalDouble.of(3)), 3);
            OutbreakPState outbreakP = new OutbreakPState(100);
            GlrState glr = new GlrState(5);
            int alarms = 0;
            for (int count : days) {
                for (EarsState state : ears) {
                    state.add(count);
                    alarms += state.signal() == Signal.ALARM ? 1 : 0;
                }
                cusum.add(count);
                outbreakP.add(count);
                glr.add(count, 3);
                alarms += cusum.signal() == Signal.ALARM ? 1 : 0;
                alarms += outbreakP.signal() == Signal.ALARM ? 1 : 0;
                alarms += glr.signal() == Signal.ALARM ? 1 : 0;
            }
            return alarms;
        });
    }

    private void ears(Ears.Kind kind, int[] days) {
        Ears method = Ears.of(kind);
        int points = days.length - method.firstPoint() + 1;
        row("EARS " + kind, "point", points, "ears-" + kind, () -> method.run(days, method.firstPoint(), days.length));
    }

    /** Every street and syndrome, all methods on the newest week. */
    private void nightly() {
        SplittableRandom random = new SplittableRandom(42);
        int[][] all = new int[STREETS * SYNDROMES][];
        for (int i = 0; i < all.length; i++) {
            all[i] = series(5 * WEEKS + 10, 0.2 + 4 * random.nextDouble(), random.split());
        }
        List<AlarmMethod> methods = new ArrayList<>();
        for (Ears.Kind kind : Ears.Kind.values()) {
            methods.add(Ears.of(kind));
        }
        methods.add(new Cusum(Cusum.Transform.ROSSI, 1.04, 2.26, OptionalDouble.of(2)));
        methods.add(new Bayes(0, 6, true, 0.05, WEEKS));
        methods.add(new Rki(2, 4, false, WEEKS));
        methods.add(farrington());
        methods.add(flexible(Threshold.NB_PLUGIN));
        methods.add(new MovingPercentile(5, 2, 80, WEEKS));
        methods.add(new FirstCase(2));
        methods.add(new OutbreakP(100, Bound.VALUE));
        methods.add(new GlrPoisson(5, Bound.VALUE, OptionalDouble.empty(), 1, false, WEEKS));
        row(
                "Nightly run (1031 streets; 40 syndromes; 12 methods)",
                "night",
                1,
                "",
                () -> IntStream.range(0, all.length)
                        .parallel()
                        .map(i -> alarms(methods, all[i]))
                        .sum());
    }

    private static int alarms(List<AlarmMethod> methods, int[] counts) {
        int alarms = 0;
        for (AlarmMethod method : methods) {
            alarms += method.run(counts, counts.length, counts.length).alarm(counts.length) ? 1 : 0;
        }
        return alarms;
    }

    private void scan() {
        SplittableRandom random = new SplittableRandom(42);
        List<Place> places = new ArrayList<>();
        int[][] counts = new int[41][];
        for (int i = 0; i < counts.length; i++) {
            places.add(new Place("d" + i, 105 + 5 * random.nextDouble(), 28 + 4 * random.nextDouble(), 1e5 + i * 3e4));
            counts[i] = series(90, 0.2, random.split());
        }
        Scan whole = new Scan(14, 0.5, 999, false, true, 42);
        row("Scan (41 districts; 90 days; 999 replications)", "scan", 1, "", () -> whole.run(places, counts));
        Scan current = new Scan(14, 0.5, 999, true, true, 42);
        row("Scan reaching today", "scan", 1, "", () -> current.run(places, counts));
    }

    private static Farrington farrington() {
        return new Farrington(3, 3, true, true, Power.TWO_THIRDS, 0.05, new EnoughCases(5, 4), WEEKS);
    }

    private static FarringtonFlexible flexible(Threshold threshold) {
        return new FarringtonFlexible(
                4, 3, 10, threshold, 2.58, 26, 1, Power.TWO_THIRDS, 0.005, new EnoughCases(0, 4), WEEKS, false);
    }

    private static int[] series(int length, double mean, SplittableRandom random) {
        int[] counts = new int[length];
        for (int i = 0; i < length; i++) {
            double season = mean * (1 + 0.5 * Math.sin(2 * Math.PI * i / WEEKS));
            counts[i] = (int) Draw.poisson(random, Draw.gamma(random, 4, season / 4));
        }
        return counts;
    }

    private void row(String work, String unit, int units, String peer, Supplier<?> what) {
        if (!work.contains(only)) {
            return;
        }
        double r = peers.getOrDefault(peer, Double.NaN);
        Stopwatch.Time time = (unit.equals("night") || unit.equals("scan") ? clock : oneCore).measure(what);
        double per = time.median() / units / 1000;
        out.printf(
                Locale.ROOT,
                "%s,%s,%.3f,%.3f,%.3f,%s,%s%n",
                work,
                unit,
                per,
                time.least() / units / 1000,
                time.most() / units / 1000,
                Double.isNaN(r) ? "" : String.format(Locale.ROOT, "%.1f", r),
                Double.isNaN(r) ? "" : String.format(Locale.ROOT, "%.0f", r / per));
    }
}
