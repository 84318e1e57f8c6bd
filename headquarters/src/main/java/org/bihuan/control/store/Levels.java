package org.bihuan.control.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.bihuan.control.ControlApi;
import org.bihuan.control.DayLevel;
import org.bihuan.control.Issue;
import org.bihuan.control.IssueOutcome;
import org.bihuan.control.IssuedLevel;
import org.bihuan.control.OverrideOutcome;
import org.bihuan.control.Standing;
import org.bihuan.control.model.Cluster;
import org.bihuan.control.model.LevelInputs;
import org.bihuan.control.model.LevelOverride;
import org.bihuan.control.model.LevelRules;
import org.bihuan.control.model.LevelTable;
import org.bihuan.control.model.Series;
import org.bihuan.control.model.UnitLevel;
import org.bihuan.detect.Curve;
import org.bihuan.detect.DetectApi;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's door: levels follow from what is stored each time they are asked for, so two readings cannot differ. */
@Service
class Levels implements ControlApi {
    /** Sector that answers for levels. */
    static final String SECTOR = "health";

    private final RatingStore ratings;
    private final IssueStore issues;
    private final DetectApi detect;
    private final RegistryApi registry;
    private final CityClock clock;
    private final LevelRules rules = LevelRules.of2020();

    Levels(RatingStore ratings, IssueStore issues, DetectApi detect, RegistryApi registry, CityClock clock) {
        this.ratings = ratings;
        this.issues = issues;
        this.detect = detect;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public List<Standing> standings(LocalDate day) {
        Map<String, Curve> curves = detect.curves(day);
        Optional<LocalDate> first = firstDay(curves);
        if (first.isEmpty()) {
            return List.of();
        }
        List<Unit> units = registry.units(day);
        LocalDate through = through(curves, units, day);
        LevelTable table = table(curves, day);
        List<String> codes = units.stream().map(Unit::code).toList();
        List<UnitLevel> levels = table.on(day, codes);
        Map<String, LocalDate> since = new HashMap<>();
        List<String> open = new ArrayList<>(codes);
        codes.forEach(code -> since.put(code, day));
        for (LocalDate back = day.minusDays(1);
                !open.isEmpty() && !back.isBefore(first.get());
                back = back.minusDays(1)) {
            LocalDate that = back;
            List<UnitLevel> then = table.on(that, codes);
            open.removeIf(code -> {
                int index = codes.indexOf(code);
                boolean same = then.get(index).level() == levels.get(index).level();
                if (same) {
                    since.put(code, that);
                }
                return !same;
            });
        }
        List<Standing> standings = new ArrayList<>(units.size());
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            Optional<LocalDate> lastCase =
                    Optional.ofNullable(curves.get(unit.code())).flatMap(Curve::lastCase);
            OptionalInt daysSince = lastCase.map(last -> OptionalInt.of((int) (day.toEpochDay() - last.toEpochDay())))
                    .orElse(OptionalInt.empty());
            standings.add(new Standing(
                    unit, levels.get(i), since.getOrDefault(unit.code(), day), lastCase, daysSince, through));
        }
        return standings;
    }

    @Override
    public List<DayLevel> history(String unit, LocalDate day) {
        Map<String, Curve> curves = detect.curves(day);
        LevelTable table = table(curves, day);
        List<DayLevel> history = new ArrayList<>();
        firstDay(curves)
                .ifPresent(first -> first.datesUntil(day.plusDays(1))
                        .forEach(each -> history.add(
                                new DayLevel(each, table.on(each, List.of(unit)).getFirst()))));
        return history;
    }

    @Override
    public Optional<Issue> inForce(Instant at) {
        return issues.inForce(at);
    }

    @Override
    public List<Issue> issues() {
        return issues.all();
    }

    @Override
    public Optional<Issue> issue(long id) {
        return issues.find(id);
    }

    @Override
    @Transactional
    public IssueOutcome sign(LocalDate day, String person) {
        if (person.isBlank()) {
            return new IssueOutcome.Refused("control.refusal.person");
        }
        if (day.isAfter(clock.today())) {
            return new IssueOutcome.Refused("control.refusal.future");
        }
        List<Standing> standings = standings(day);
        if (standings.isEmpty()) {
            return new IssueOutcome.Refused("control.refusal.noCounts");
        }
        Instant now = clock.instant();
        List<IssuedLevel> levels =
                standings.stream().map(standing -> issued(standing.level())).toList();
        Issue issue = new Issue(
                0,
                day,
                rules.version(),
                false,
                Optional.of(now),
                now,
                person.strip(),
                false,
                Optional.empty(),
                Optional.empty(),
                levels);
        long id = issues.add(
                issue,
                registry.rootId(),
                standings.stream().map(standing -> standing.unit().id()).toList(),
                SECTOR);
        return new IssueOutcome.Done(issues.find(id).orElseThrow());
    }

    @Override
    @Transactional
    public IssueOutcome publish(long id, Instant from) {
        Instant now = clock.instant();
        if (from.isBefore(now)) {
            return new IssueOutcome.Refused("control.refusal.past");
        }
        if (!issues.publish(id, now, from)) {
            return new IssueOutcome.Refused("control.refusal.published");
        }
        return new IssueOutcome.Done(issues.find(id).orElseThrow());
    }

    @Override
    @Transactional
    public OverrideOutcome decide(LevelOverride decision) {
        Optional<Unit> unit = registry.unit(decision.unit(), clock.today());
        if (unit.isEmpty()) {
            return new OverrideOutcome.Refused("control.refusal.unit");
        }
        if (decision.until().isBefore(clock.today())) {
            return new OverrideOutcome.Refused("control.refusal.until");
        }
        ratings.addOverride(decision, unit.get().id(), SECTOR, clock.instant());
        return new OverrideOutcome.Recorded(decision);
    }

    @Override
    public List<LevelOverride> overrides(LocalDate day) {
        return ratings.overrides().stream()
                .filter(decision -> decision.holdsOn(day))
                .toList();
    }

    private LevelTable table(Map<String, Curve> curves, LocalDate day) {
        Map<String, Series> series = new HashMap<>();
        curves.forEach((stream, curve) -> {
            Map<LocalDate, Integer> days = new HashMap<>();
            curve.counts().forEach((published, count) -> days.put(published, count.confirmed()));
            series.put(stream, Series.of(days));
        });
        List<Cluster> clusters = ratings.clusters();
        return new LevelTable(
                rules,
                new LevelInputs(
                        series,
                        ratings.groups(day),
                        clusters.isEmpty() ? Optional.empty() : Optional.of(clusters),
                        ratings.overrides()));
    }

    private static Optional<LocalDate> firstDay(Map<String, Curve> curves) {
        return curves.values().stream().map(curve -> curve.counts().firstKey()).min(LocalDate::compareTo);
    }

    /** The last full day that the units' figures hold. */
    private static LocalDate through(Map<String, Curve> curves, List<Unit> units, LocalDate day) {
        return units.stream()
                .map(unit -> curves.get(unit.code()))
                .filter(Objects::nonNull)
                .map(Curve::through)
                .max(LocalDate::compareTo)
                .orElse(day.minusDays(1));
    }

    private static IssuedLevel issued(UnitLevel level) {
        return new IssuedLevel(
                level.unit(), level.level(), level.rule(), level.cumulative(), level.newCases(), level.clusters());
    }
}
