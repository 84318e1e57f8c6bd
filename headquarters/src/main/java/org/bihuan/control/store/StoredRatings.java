package org.bihuan.control.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bihuan.control.OverrideOutcome;
import org.bihuan.control.RatingsChanged;
import org.bihuan.control.model.Cluster;
import org.bihuan.control.model.GroupMember;
import org.bihuan.control.model.LevelOverride;
import org.bihuan.control.model.RatingEntry;
import org.bihuan.control.model.RatingEntry.KnownCluster;
import org.bihuan.control.model.RatingEntry.Member;
import org.bihuan.control.model.RatingOutcome;
import org.bihuan.control.model.Ratings;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.decision.Decision;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters and ends what levels follow from, and tells that they may differ now. */
@Service
class StoredRatings implements Ratings {
    private static final RatingOutcome DONE = new RatingOutcome.Done();

    private final Rows db;
    private final RatingStore store;
    private final RegistryApi registry;
    private final CityClock clock;
    private final Decisions decisions;
    private final ApplicationEventPublisher events;

    StoredRatings(
            Rows db,
            RatingStore store,
            RegistryApi registry,
            CityClock clock,
            Decisions decisions,
            ApplicationEventPublisher events) {
        this.db = db;
        this.store = store;
        this.registry = registry;
        this.clock = clock;
        this.decisions = decisions;
        this.events = events;
    }

    @Override
    public List<RatingEntry> entries(ListName list, long before, int limit) {
        return List.copyOf(store.entries(table(list), before, limit));
    }

    @Override
    @Transactional
    public RatingOutcome place(Actor by, GroupMember member) {
        Optional<Unit> unit = registry.unit(member.unit(), clock.today());
        if (unit.isEmpty()) {
            return refused("control.refusal.unit");
        }
        if (member.group().isBlank()) {
            return refused("control.refusal.group");
        }
        RatingTable.MEMBERS.lock(db);
        store.add(member, unit.get().id(), Levels.SECTOR, Enterer.of(by), clock.instant());
        decisions.record(about("control.grouped", unit.get().id(), member.unit())
                .with("group", member.group())
                .with("from", member.from().toString())
                .with("until", day(member.until())));
        events.publishEvent(new RatingsChanged(member.from()));
        return DONE;
    }

    @Override
    @Transactional
    public RatingOutcome add(Actor by, Cluster cluster, String label) {
        Optional<Unit> unit = registry.unit(cluster.unit(), clock.today());
        if (unit.isEmpty()) {
            return refused("control.refusal.unit");
        }
        if (cluster.day().isAfter(clock.today())) {
            return refused("control.refusal.futureCluster");
        }
        if (cluster.size() < 1) {
            return refused("control.refusal.size");
        }
        RatingTable.CLUSTERS.lock(db);
        store.add(cluster, label.strip(), unit.get().id(), Levels.SECTOR, Enterer.of(by), clock.instant());
        decisions.record(about("control.clustered", unit.get().id(), cluster.unit())
                .with("day", cluster.day().toString())
                .with("size", String.valueOf(cluster.size()))
                .with("label", label.strip()));
        events.publishEvent(new RatingsChanged(cluster.day()));
        return DONE;
    }

    @Transactional
    OverrideOutcome decide(Actor by, LevelOverride decision) {
        Optional<Unit> unit = registry.unit(decision.unit(), clock.today());
        if (unit.isEmpty()) {
            return new OverrideOutcome.Refused("control.refusal.unit");
        }
        if (decision.until().isBefore(clock.today())) {
            return new OverrideOutcome.Refused("control.refusal.until");
        }
        store.add(decision, unit.get().id(), Levels.SECTOR, Enterer.of(by), clock.instant());
        decisions.record(about("control.decided", unit.get().id(), decision.unit())
                .with("level", decision.level().name())
                .with("from", decision.from().toString())
                .with("until", day(decision.until())));
        events.publishEvent(new RatingsChanged(decision.from()));
        return new OverrideOutcome.Recorded(decision);
    }

    @Override
    @Transactional
    public RatingOutcome end(Actor by, ListName list, long id) {
        RatingTable table = table(list);
        table.lock(db);
        Optional<? extends RatingEntry> entry = store.entry(table, id);
        Instant now = clock.instant();
        if (entry.isEmpty() || !table.end(db, id, by.signature(), now)) {
            return refused("control.refusal.ended");
        }
        cutShort(entry.get(), Enterer.of(by), now);
        decisions.record(about("control.ended", area(entry.get()), entry.get().unit())
                .with("list", list.name().toLowerCase(Locale.ROOT))
                .with("entry", String.valueOf(id)));
        events.publishEvent(new RatingsChanged(entry.get().from()));
        return DONE;
    }

    /** What held before today goes on having held. */
    private void cutShort(RatingEntry entry, Enterer by, Instant now) {
        LocalDate yesterday = clock.today().minusDays(1);
        if (entry.from().isAfter(yesterday)) {
            return;
        }
        int area = area(entry);
        switch (entry) {
            case Member(long id, GroupMember was, var kept) ->
                store.add(
                        new GroupMember(was.group(), was.unit(), was.from(), earlier(was.until(), yesterday)),
                        area,
                        Levels.SECTOR,
                        by,
                        now);
            case RatingEntry.Decision(long id, LevelOverride was, var kept) ->
                store.add(
                        new LevelOverride(
                                was.unit(),
                                was.level(),
                                was.reason(),
                                was.person(),
                                was.from(),
                                earlier(was.until(), yesterday)),
                        area,
                        Levels.SECTOR,
                        by,
                        now);
            case KnownCluster cluster -> {
                // a cluster that is none was none on any day
            }
        }
    }

    private int area(RatingEntry entry) {
        return registry.unit(entry.unit(), clock.today()).map(Unit::id).orElseGet(registry::rootId);
    }

    private static Decision about(String act, int area, String unit) {
        return Decision.of(act, area, Levels.SECTOR, "area:" + unit);
    }

    private static String day(LocalDate day) {
        return day.equals(LocalDate.MAX) ? "" : day.toString();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static RatingTable table(ListName list) {
        return switch (list) {
            case GROUPS -> RatingTable.MEMBERS;
            case CLUSTERS -> RatingTable.CLUSTERS;
            case DECISIONS -> RatingTable.DECISIONS;
        };
    }

    private static RatingOutcome refused(String reason) {
        return new RatingOutcome.Refused(reason);
    }
}
