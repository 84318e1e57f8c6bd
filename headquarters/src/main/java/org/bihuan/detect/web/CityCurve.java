package org.bihuan.detect.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.detect.Curve;

/**
 * The city's curve by the day whose figures they are, imported cases apart.
 *
 * @param points one for each day
 * @param cumulative confirmed cases so far, imported ones included
 * @param imported of these, imported
 */
public record CityCurve(List<Point> points, int cumulative, int imported, LocalDate through) {

    /**
     * @param added new local cases, and imported ones as long as they were not given out apart
     * @param imported new imported cases
     * @param cumulative all cases so far
     */
    public record Point(String day, int added, int imported, int cumulative) {}

    static CityCurve of(Curve city, Map<String, Curve> curves, Set<String> importedStreams, LocalDate last) {
        List<Curve> abroad = curves.entrySet().stream()
                .filter(entry -> importedStreams.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        Map<LocalDate, Integer> importedOn = new HashMap<>();
        abroad.forEach(curve -> curve.counts()
                .values()
                .forEach(count ->
                        importedOn.merge(count.through(), Math.max(0, curve.added(count.published())), Integer::sum)));
        List<Point> points = city.counts().values().stream()
                .map(count -> {
                    int imported = importedOn.getOrDefault(count.through(), 0);
                    int all = Math.max(0, city.added(count.published()));
                    return new Point(
                            count.through().toString(), Math.max(0, all - imported), imported, count.confirmed());
                })
                .toList();
        return new CityCurve(
                points,
                city.confirmed(last),
                abroad.stream().mapToInt(curve -> curve.confirmed(last)).sum(),
                city.through());
    }
}
