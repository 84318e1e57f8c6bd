package org.bihuan.bench.epi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.epi.scan.Cluster;
import org.bihuan.epi.scan.Place;
import org.bihuan.epi.scan.Scan;

/** The scan on the districts' counts: all districts, and those of the first cluster on its days. */
final class PlacePictures {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 21);
    private static final int DAYS = 60;
    private static final Pattern CENTRE =
            Pattern.compile("\"adcode\":\"(\\d{6})\"[^}]*?\"cp\":\\[([0-9.]+),([0-9.]+)\\]");

    private PlacePictures() {}

    static String scan(Path districts, Path geoJson) throws IOException {
        List<Place> places = new ArrayList<>();
        List<int[]> counts = new ArrayList<>();
        Map<String, int[]> byCode = newCases(districts);
        Matcher centre = CENTRE.matcher(Files.readString(geoJson));
        while (centre.find()) {
            // no population is at hand, so every district weighs the same
            double lon = Double.parseDouble(centre.group(2));
            double lat = Double.parseDouble(centre.group(3));
            places.add(new Place(centre.group(1), lon, lat, 1));
            counts.add(byCode.getOrDefault(centre.group(1), new int[DAYS]));
        }
        int[][] all = counts.toArray(int[][]::new);
        Cluster first = new Scan(14, 0.3, 999, false, true, 1).run(places, all).getFirst();
        int[] sum = new int[DAYS];
        double[] inside = new double[DAYS];
        Arrays.fill(inside, Double.NaN);
        for (int place = 0; place < all.length; place++) {
            for (int day = 0; day < DAYS; day++) {
                sum[day] += all[place][day];
                if (day + 1 >= first.from()
                        && day + 1 <= first.to()
                        && first.places().contains(place)) {
                    inside[day] = (Double.isNaN(inside[day]) ? 0 : inside[day]) + all[place][day];
                }
            }
        }
        String title = String.format(
                java.util.Locale.ROOT,
                "First cluster of the scan (red, %d of the districts, p %.3f), all districts (bars)",
                first.places().size(),
                first.pValue());
        return new Chart(title, "Chongqing, confirmed cases by district, 2020; equal weights", DAYS, 80)
                .day(1, "21 Jan")
                .day(12, "1 Feb")
                .day(26, "15 Feb")
                .day(41, "1 Mar")
                .bars(sum)
                .line(inside, "#b3261e")
                .svg();
    }

    /** New cases by day from cumulated ones; a correction downwards counts as none. */
    private static Map<String, int[]> newCases(Path table) throws IOException {
        Map<String, int[]> cumulated = new TreeMap<>();
        List<String> lines = Files.readAllLines(table);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            long day = ChronoUnit.DAYS.between(FIRST, LocalDate.parse(cells[0]));
            if (day < DAYS) {
                cumulated.computeIfAbsent(cells[2], code -> new int[DAYS])[(int) day] = Integer.parseInt(cells[3]);
            }
        }
        cumulated.replaceAll((code, values) -> {
            int[] fresh = new int[DAYS];
            int most = 0;
            for (int day = 0; day < DAYS; day++) {
                fresh[day] = Math.max(0, values[day] - most);
                most = Math.max(most, values[day]);
            }
            return fresh;
        });
        return cumulated;
    }
}
