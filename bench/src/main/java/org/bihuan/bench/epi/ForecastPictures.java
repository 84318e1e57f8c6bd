package org.bihuan.bench.epi;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bihuan.epi.forecast.Nowcast;
import org.bihuan.epi.model.ChanceSeir;
import org.bihuan.epi.model.Seir;
import org.bihuan.epi.transmission.Growth;

/** Growth, nowcast and scenario on the city's counts. */
final class ForecastPictures {
    private static final int EARLY = 10;
    private static final int TODAY = 20;
    private static final double RESIDENTS = 31e6;

    private ForecastPictures() {}

    /** Exponential growth of the first days, drawn through their mean and continued for as many again. */
    static String growth(Chart chart, int[] cases) {
        int[] early = Arrays.copyOf(cases, EARLY);
        Growth growth = Growth.of(early);
        double total = Arrays.stream(early).sum();
        return chart.bars(Arrays.copyOf(cases, 2 * EARLY))
                .band(exponential(total, growth.low()), exponential(total, growth.high()), "#b3261e")
                .line(exponential(total, growth.rate()), "#b3261e")
                .svg();
    }

    /** Curve of a rate whose first days add up to what was seen. */
    private static double[] exponential(double total, double rate) {
        double share =
                IntStream.range(0, EARLY).mapToDouble(t -> Math.exp(rate * t)).sum();
        return IntStream.range(0, 2 * EARLY)
                .mapToDouble(t -> total * Math.exp(rate * t) / share)
                .toArray();
    }

    /** The counts taken as onsets, each reported after a drawn delay; what was known on one day, and the estimate then. */
    static String nowcast(Chart chart, int[] cases) {
        SplittableRandom random = new SplittableRandom(1);
        IntStream.Builder onsets = IntStream.builder();
        IntStream.Builder reports = IntStream.builder();
        int[] known = new int[cases.length];
        for (int day = 1; day <= TODAY; day++) {
            for (int i = 0; i < cases[day - 1]; i++) {
                int report = day + random.nextInt(4) + random.nextInt(4);
                if (report <= TODAY) {
                    onsets.add(day);
                    reports.add(report);
                    known[day - 1]++;
                }
            }
        }
        double[][] lines = new double[4][cases.length];
        for (double[] line : lines) {
            Arrays.fill(line, Double.NaN);
        }
        for (int day = 1; day <= TODAY; day++) {
            lines[3][day - 1] = cases[day - 1];
        }
        List<Nowcast.Day> days = new Nowcast(6)
                .estimate(onsets.build().toArray(), reports.build().toArray(), TODAY);
        for (Nowcast.Day day : days) {
            lines[0][day.day() - 1] = day.estimate();
            lines[1][day.day() - 1] = day.low();
            lines[2][day.day() - 1] = day.high();
        }
        return chart.bars(known)
                .band(lines[1], lines[2], "#1f5fa8")
                .line(lines[0], "#1f5fa8")
                .line(lines[3], "#b3261e")
                .svg();
    }

    /** New cases of an epidemic without measures, certain and by chance, over those that were announced. */
    static String seir(Chart chart, int[] cases) {
        Seir model = new Seir(RESIDENTS, 0.36, 1 / 5.2, 0.2, 0, 30);
        List<Seir.State> curve = model.curve(cases.length);
        List<ChanceSeir.Band> bands = new ChanceSeir(model, 0.25, 200, 1).bands(cases.length);
        double[] mean = new double[cases.length];
        double[] low = new double[cases.length];
        double[] high = new double[cases.length];
        for (int day = 0; day < cases.length; day++) {
            mean[day] = 0.2 * curve.get(day).infectious();
            low[day] = 0.2 * bands.get(day).low().infectious();
            high[day] = 0.2 * bands.get(day).high().infectious();
        }
        return chart.bars(cases)
                .band(low, high, "#b3261e")
                .line(mean, "#b3261e")
                .svg();
    }
}
