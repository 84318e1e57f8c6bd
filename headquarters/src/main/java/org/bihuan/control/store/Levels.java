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
import java.util.UUID;
import org.bihuan.control.ControlApi;
import org.bihuan.control.DayLevel;
import org.bihuan.control.Issue;
import org.bihuan.control.IssueOutcome;
import org.bihuan.control.IssuedLevel;
import org.bihuan.control.OverrideOutcome;
import org.bihuan.control.Standing;
import org.bihuan.control.model.ComputedList;
import org.bihuan.control.model.LevelOverride;
import org.bihuan.control.model.LevelTable;
import org.bihuan.control.model.SignedBytes;
import org.bihuan.control.model.UnitLevel;
import org.bihuan.detect.Curve;
import org.bihuan.detect.DetectApi;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.decision.Decision;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's door: levels follow from what is stored each time they are asked for, so two readings cannot differ. */
@Service
class Levels implements ControlApi {
    /** Sector that answers for levels. */
    static final String SECTOR = "health";

    private final Rating rating;
    private final RatingStore ratings;
    private final StoredRatings entering;
    private final Computing computing;
    private final ComputedStore lists;
    private final IssueStore issues;
    private final DetectApi detect;
    private final RegistryApi registry;
    private final Decisions decisions;
    private final CityClock clock;

    Levels(
            Rating rating,
            RatingStore ratings,
            StoredRatings entering,
            Computing computing,
            ComputedStore lists,
            IssueStore issues,
            DetectApi detect,
            RegistryApi registry,
            Decisions decisions,
            CityClock clock) {
        this.rating = rating;
        this.ratings = ratings;
        this.entering = entering;
        this.computing = computing;
        this.lists = lists;
        this.issues = issues;
        this.detect = detect;
        this.registry = registry;
        this.decisions = decisions;
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
        LevelTable table = rating.table(curves);
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
        LevelTable table = rating.table(curves);
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
    public List<Issue> issues(long before, int limit) {
        return issues.page(before, limit);
    }

    @Override
    public Optional<ComputedList> computed(LocalDate day) {
        return lists.last(day);
    }

    @Override
    public Optional<Issue> issue(long id) {
        return issues.find(id);
    }

    @Override
    @Transactional
    public IssueOutcome sign(Actor by, LocalDate day, Optional<UUID> request) {
        if (!by.isPerson()) {
            return new IssueOutcome.Refused("control.refusal.person");
        }
        if (day.isAfter(clock.today())) {
            return new IssueOutcome.Refused("control.refusal.future");
        }
        Optional<Computing.Computed> computed = computing.keep(day); // from here on one signs at a time
        Optional<Issue> before = request.flatMap(issues::answered);
        if (before.isPresent()) {
            return new IssueOutcome.Done(before.get());
        }
        if (computed.isEmpty()) {
            return new IssueOutcome.Refused("control.refusal.noCounts");
        }
        ComputedList list = computed.get().list();
        List<IssuedLevel> levels =
                computed.get().levels().stream().map(Levels::issued).toList();
        String digest = SignedBytes.digest(SignedBytes.of(day, list.rules(), list.inputs(), levels));
        Issue issue = new Issue(
                0,
                day,
                list.rules(),
                false,
                Optional.of(list.at()),
                Optional.of(list),
                clock.instant(),
                by.signature(),
                true,
                Optional.of(digest),
                Optional.empty(),
                Optional.empty(),
                levels);
        long id = issues.add(issue, request, registry.rootId(), computed.get().areas(), SECTOR);
        decisions.record(about("control.signed", id)
                .with("day", day.toString())
                .with("rules", list.rules())
                .with("computed", String.valueOf(list.id()))
                .signed(digest));
        return new IssueOutcome.Done(issues.find(id).orElseThrow());
    }

    @Override
    @Transactional
    public IssueOutcome publish(Actor by, long id, Instant from) {
        if (!by.isPerson()) {
            return new IssueOutcome.Refused("control.refusal.person");
        }
        Instant now = clock.instant();
        if (from.isBefore(now)) {
            return new IssueOutcome.Refused("control.refusal.past");
        }
        if (!issues.publish(id, now, from)) {
            return new IssueOutcome.Refused("control.refusal.published");
        }
        decisions.record(about("control.published", id).with("inForce", from.toString()));
        return new IssueOutcome.Done(issues.find(id).orElseThrow());
    }

    @Override
    @Transactional
    public OverrideOutcome decide(Actor by, LevelOverride decision) {
        return entering.decide(by, decision);
    }

    private Decision about(String act, long issue) {
        return Decision.of(act, registry.rootId(), SECTOR, "levels:" + issue);
    }

    @Override
    public List<LevelOverride> overrides(LocalDate day) {
        return ratings.overrides().stream()
                .filter(decision -> decision.holdsOn(day))
                .toList();
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

    static IssuedLevel issued(UnitLevel level) {
        return new IssuedLevel(
                level.unit(), level.level(), level.rule(), level.cumulative(), level.newCases(), level.clusters());
    }
}
