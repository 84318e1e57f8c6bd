package org.bihuan.control.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.control.DayLevel;
import org.bihuan.control.Standing;
import org.bihuan.detect.Curve;
import org.bihuan.epi.level.RiskLevel;

/**
 * What a unit's own page shows.
 *
 * @param spans levels without a break, latest first
 * @param curve new cases by day
 */
public record UnitView(
        Standing standing, LocalDate day, LocalDate today, List<Span> spans, List<Point> curve, List<DayLevel> days) {

    /** A level that held from a day to a day, and the rule of its last day. */
    public record Span(RiskLevel level, LocalDate from, LocalDate until, String rule) {}

    /** New and cumulative confirmed cases of a day of publication. */
    public record Point(String day, int added, int cumulative) {}

    static UnitView of(
            Standing standing, LocalDate day, LocalDate today, Optional<Curve> curve, List<DayLevel> history) {
        List<Span> spans = new ArrayList<>();
        for (DayLevel each : history) {
            RiskLevel level = each.level().level();
            if (!spans.isEmpty() && spans.getLast().level() == level) {
                Span open = spans.removeLast();
                spans.add(new Span(level, open.from(), each.day(), each.level().rule()));
            } else {
                spans.add(new Span(level, each.day(), each.day(), each.level().rule()));
            }
        }
        List<Point> points = curve.map(known -> history.stream()
                        .map(each ->
                                new Point(each.day().toString(), known.added(each.day()), known.confirmed(each.day())))
                        .toList())
                .orElse(List.of());
        return new UnitView(standing, day, today, spans.reversed(), points, history.reversed());
    }
}
