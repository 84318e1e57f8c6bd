package org.bihuan.loop.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.bihuan.loop.model.protocol.Moment;
import org.bihuan.loop.model.protocol.Series;
import org.bihuan.loop.model.protocol.Series.Window;

/**
 * The windows of a series for one occurrence of its anchor. A series without an end is written up to the first window that
 * opens after the horizon.
 *
 * @param name of the loop: seeds what is drawn at random
 */
record Schedule(Times times, String name) {
    /** A search for the next chosen day gives up here: the calendar has none. */
    private static final int DAYS_WITHOUT = 800;

    record Span(Instant opens, Instant due) {}

    /** Windows that are due at {@code anchor} or later, in order. */
    List<Span> of(Series series, Instant anchor, Instant horizon) {
        List<Span> spans = new ArrayList<>();
        switch (series) {
            case Series.Once once ->
                add(spans, anchor, times.opens(anchor, once.opens()), times.due(anchor, once.due()));
            case Series.Every every -> every(every, anchor, horizon, spans);
            case Series.Monthly monthly -> monthly(monthly, anchor, horizon, spans);
            case Series.Windows windows -> days(windows.days(), anchor, horizon, spans, day -> windows.windows());
            case Series.Random random -> days(random.days(), anchor, horizon, spans, day -> drawn(random, day));
        }
        return spans;
    }

    private static boolean add(List<Span> spans, Instant anchor, Instant opens, Instant due) {
        return !due.isBefore(anchor) && due.isAfter(opens) && spans.add(new Span(opens, due));
    }

    private static boolean past(List<Span> spans, Instant horizon) {
        return !spans.isEmpty() && spans.getLast().opens().isAfter(horizon);
    }

    private static void every(Series.Every every, Instant anchor, Instant horizon, List<Span> spans) {
        int times = every.times().orElse(Integer.MAX_VALUE);
        for (int i = 0; i < times && (every.ends() || !past(spans, horizon)); i++) {
            Instant opens = anchor.plus(every.interval().multipliedBy(i));
            add(spans, anchor, opens, opens.plus(every.due()));
        }
    }

    private void monthly(Series.Monthly monthly, Instant anchor, Instant horizon, List<Span> spans) {
        YearMonth month = YearMonth.from(times.day(anchor));
        int wanted = monthly.times().orElse(Integer.MAX_VALUE);
        for (; spans.size() < wanted && (monthly.ends() || !past(spans, horizon)); month = month.plusMonths(1)) {
            LocalDate day = month.atDay(Math.min(monthly.day(), month.lengthOfMonth()));
            Window window = monthly.window();
            add(spans, anchor, times.opens(day, window.opens()), times.due(day, window.due()));
        }
    }

    private interface Windows {
        List<Window> on(LocalDate day);
    }

    private void days(Series.Days days, Instant anchor, Instant horizon, List<Span> spans, Windows windows) {
        LocalDate from = times.day(anchor);
        OptionalInt last = days.last();
        int without = 0;
        for (int i = days.first(); i <= last.orElse(Integer.MAX_VALUE); i++) {
            if (last.isEmpty() && (past(spans, horizon) || without++ > DAYS_WITHOUT)) {
                return;
            }
            LocalDate day = from.plusDays(i);
            if (!chosen(days, day)) {
                continue;
            }
            without = 0;
            for (Window window : windows.on(day)) {
                if (last.isPresent() || !past(spans, horizon)) {
                    add(spans, anchor, times.opens(day, window.opens()), times.due(day, window.due()));
                }
            }
        }
    }

    private boolean chosen(Series.Days days, LocalDate day) {
        return (days.week().isEmpty() || days.week().contains(day.getDayOfWeek()))
                && days.worked()
                        .map(worked -> worked == times.working().worksOn(day))
                        .orElse(true);
    }

    /** One in each equal part of the time between, so that no two overlap. */
    private List<Window> drawn(Series.Random random, LocalDate day) {
        SplittableRandom dice = new SplittableRandom(31L * name.hashCode() + day.toEpochDay());
        int part = (random.between().due() - random.between().opens()) / random.times();
        int answer = (int) random.answer().toMinutes();
        List<Window> drawn = new ArrayList<>();
        for (int i = 0; i < random.times(); i++) {
            int opens = random.between().opens() + i * part + dice.nextInt(Math.max(1, part - answer + 1));
            drawn.add(
                    new Window(opens, Math.min(opens + answer, random.between().opens() + (i + 1) * part)));
        }
        return drawn;
    }

    Instant graceEnds(Instant due, Moment grace) {
        Instant ends = times.due(due, grace);
        return ends.isBefore(due) ? due.plus(Duration.ZERO) : ends;
    }
}
