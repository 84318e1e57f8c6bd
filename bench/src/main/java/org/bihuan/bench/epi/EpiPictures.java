package org.bihuan.bench.epi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bihuan.epi.alarm.Bayes;
import org.bihuan.epi.alarm.Ears;
import org.bihuan.epi.alarm.FirstCase;
import org.bihuan.epi.forecast.BackProjection;
import org.bihuan.epi.transmission.Cori;
import org.bihuan.epi.transmission.Estimate;
import org.bihuan.epi.transmission.Growth;
import org.bihuan.epi.transmission.Incidence;
import org.bihuan.epi.transmission.SerialInterval;
import org.bihuan.epi.transmission.WallingaTeunis;

/**
 * Draws the pictures of the chapter on statistics from the city's daily counts of 2020.
 *
 * <p>Arguments: the table {@code date,…,confirmed_new}, with that of the districts beside it, the folder to write to, and
 * a GeoJSON file with the districts' centres, and a table of cases with their infectors.
 */
public final class EpiPictures {
    private static final int QUIET = 28;
    private static final int DAYS = 60;
    private static final String SOURCE = "Chongqing, confirmed cases by day of announcement, 2020";

    private EpiPictures() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            System.err.println("usage: EpiPictures TABLE FOLDER GEOJSON EDGES");
            System.exit(2);
        }
        int[] cases = read(Path.of(args[0]));
        Path folder = Files.createDirectories(Path.of(args[1]));
        Files.writeString(folder.resolve("alarms.svg"), alarms(cases));
        Files.writeString(folder.resolve("reproduction.svg"), reproduction(cases));
        Files.writeString(folder.resolve("back-projection.svg"), backProjection(cases));
        Files.writeString(
                folder.resolve("alarms-more.svg"),
                AlarmPictures.daily(chart("More alarms on daily cases, after 28 quiet days", 60), cases));
        int[] weekly = weekly(cases);
        Chart weeks = new Chart(
                        "Methods with years behind them: weekly cases after six quiet years",
                        SOURCE,
                        weekly.length,
                        250)
                .day(1, "week of 21 Jan")
                .day(weekly.length, "of 10 Mar");
        Files.writeString(folder.resolve("alarms-years.svg"), AlarmPictures.yearly(weeks, weekly));
        Chart days = new Chart("Growth of the first ten days (95 % limits), continued", SOURCE, 20, 100)
                .day(1, "21 Jan")
                .day(12, "1 Feb");
        Files.writeString(folder.resolve("growth.svg"), ForecastPictures.growth(days, cases));
        Files.writeString(
                folder.resolve("nowcast.svg"),
                ForecastPictures.nowcast(
                        chart("Nowcast of 9 Feb (blue, 95 %), known by then (bars), in the end (red)", 60), cases));
        Files.writeString(
                folder.resolve("seir.svg"),
                ForecastPictures.seir(
                        chart("SEIR: end of infectiousness per day without measures (red), announced (bars)", 120),
                        cases));
        Files.writeString(
                folder.resolve("scan.svg"),
                PlacePictures.scan(
                        Path.of(args[0]).resolveSibling("chongqing_district_cumulative_long.csv"), Path.of(args[2])));
        Files.writeString(folder.resolve("chains.svg"), ChainPictures.offspring(Path.of(args[3])));
        Growth growth = Growth.of(Arrays.copyOf(cases, 10));
        System.out.println("growth of the first ten days: " + growth);
    }

    private static int[] read(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        int column = List.of(lines.getFirst().split(",")).indexOf("confirmed_new");
        return lines.stream()
                .skip(1)
                .limit(DAYS)
                .mapToInt(line -> Integer.parseInt(line.split(",")[column]))
                .toArray();
    }

    /** Sums of seven days; what is left over at the end stays out. */
    private static int[] weekly(int[] cases) {
        int[] sums = new int[cases.length / 7];
        for (int i = 0; i < 7 * sums.length; i++) {
            sums[i / 7] += cases[i];
        }
        return sums;
    }

    private static Chart chart(String title, double most) {
        return new Chart(title, SOURCE, DAYS, most)
                .day(1, "21 Jan")
                .day(12, "1 Feb")
                .day(26, "15 Feb")
                .day(41, "1 Mar")
                .day(55, "15 Mar");
    }

    private static String alarms(int[] cases) {
        int[] padded = new int[QUIET + cases.length];
        System.arraycopy(cases, 0, padded, QUIET, cases.length);
        Chart chart = chart("Alarms on daily cases, after 28 quiet days", 60).bars(cases);
        AlarmPictures.mark(chart, 0, new FirstCase(14), padded, QUIET, "#b3261e", "first case");
        AlarmPictures.mark(chart, 1, new Ears(Ears.Kind.C1, 7, 0.5, 0.001), padded, QUIET, "#7b1fa2", "EARS C1");
        AlarmPictures.mark(chart, 2, new Ears(Ears.Kind.C2, 7, 0.5, 0.001), padded, QUIET, "#1b6e3c", "EARS C2");
        AlarmPictures.mark(chart, 3, new Bayes(0, 7, true, 0.05, 365), padded, QUIET, "#8a5a00", "Bayes");
        return chart.svg();
    }

    private static String reproduction(int[] cases) {
        SerialInterval interval = SerialInterval.discretised(5.2, 2.8, cases.length);
        Incidence incidence = Incidence.of(cases);
        double[][] cori = lines(Cori.usual().estimate(incidence, interval));
        double[][] cohort = lines(new WallingaTeunis(7, 500).estimate(incidence, interval, new SplittableRandom(1)));
        double[] one = new double[DAYS];
        Arrays.fill(one, 1);
        return chart("Reproduction number over 7 days: Cori (blue, 95 %) and Wallinga-Teunis (red)", 4)
                .band(cori[1], cori[2], "#1f5fa8")
                .line(one, "#888")
                .line(cori[0], "#1f5fa8")
                .line(cohort[0], "#b3261e")
                .svg();
    }

    /** Mean, 2.5 % and 97.5 % at the last day of each window. */
    private static double[][] lines(List<Estimate> estimates) {
        double[][] lines = new double[3][DAYS];
        for (double[] line : lines) {
            Arrays.fill(line, Double.NaN);
        }
        for (Estimate estimate : estimates) {
            lines[0][estimate.end() - 1] = estimate.mean();
            lines[1][estimate.end() - 1] = estimate.q025();
            lines[2][estimate.end() - 1] = estimate.q975();
        }
        return lines;
    }

    private static String backProjection(int[] cases) {
        SerialInterval delay = SerialInterval.discretised(8, 4, 30);
        double[] w = new double[delay.days()];
        Arrays.setAll(w, delay::at);
        int[] padded = new int[10 + cases.length];
        System.arraycopy(cases, 0, padded, 10, cases.length);
        double[] infections = BackProjection.usual().infections(padded, w);
        return chart("Announced cases (bars) and infections behind them (line), delay 8 days on average", 60)
                .bars(cases)
                .line(Arrays.copyOfRange(infections, 10, infections.length), "#b3261e")
                .svg();
    }
}
