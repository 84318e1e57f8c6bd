package org.bihuan.control.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.control.OverrideOutcome;
import org.bihuan.control.RatingsChanged;
import org.bihuan.control.model.Cluster;
import org.bihuan.control.model.GroupMember;
import org.bihuan.control.model.LevelOverride;
import org.bihuan.control.model.RatingEntry;
import org.bihuan.control.model.RatingEntry.Decision;
import org.bihuan.control.model.RatingEntry.KnownCluster;
import org.bihuan.control.model.RatingEntry.Member;
import org.bihuan.control.model.RatingOutcome;
import org.bihuan.control.model.Ratings;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
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
    private final ApplicationEventPublisher events;

    StoredRatings(Rows db, RatingStore store, RegistryApi registry, CityClock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.store = store;
        this.registry = registry;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public List<RatingEntry> entries(ListName list, long before, int limit) {
        return List.copyOf(store.entries(table(list), before, limit));
    }

    @Override
    @Transactional
    public RatingOutcome place(GroupMember member, String person) {
        Optional<Unit> unit = registry.unit(member.unit(), clock.today());
        if (unit.isEmpty()) {
            return refused("control.refusal.unit");
        }
        if (member.group().isBlank()) {
            return refused("control.refusal.group");
        }
        if (person.isBlank()) {
            return refused("control.refusal.person");
        }
        RatingTable.MEMBERS.lock(db);
        store.add(member, unit.get().id(), Levels.SECTOR, person.strip(), clock.instant());
        events.publishEvent(new RatingsChanged(member.from()));
        return DONE;
    }

    @Override
    @Transactional
    public RatingOutcome add(Cluster cluster, String label, String person) {
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
        if (person.isBlank()) {
            return refused("control.refusal.person");
        }
        RatingTable.CLUSTERS.lock(db);
        store.add(cluster, label.strip(), unit.get().id(), Levels.SECTOR, person.strip(), clock.instant());
        events.publishEvent(new RatingsChanged(cluster.day()));
        return DONE;
    }

    @Transactional
    OverrideOutcome decide(LevelOverride decision) {
        Optional<Unit> unit = registry.unit(decision.unit(), clock.today());
        if (unit.isEmpty()) {
            return new OverrideOutcome.Refused("control.refusal.unit");
        }
        if (decision.until().isBefore(clock.today())) {
            return new OverrideOutcome.Refused("control.refusal.until");
        }
        store.add(decision, unit.get().id(), Levels.SECTOR, decision.person(), clock.instant());
        events.publishEvent(new RatingsChanged(decision.from()));
        return new OverrideOutcome.Recorded(decision);
    }

    @Override
    @Transactional
    public RatingOutcome end(ListName list, long id, String person) {
        if (person.isBlank()) {
            return refused("control.refusal.person");
        }
        RatingTable table = table(list);
        table.lock(db);
        Optional<? extends RatingEntry> entry = store.entry(table, id);
        Instant now = clock.instant();
        if (entry.isEmpty() || !table.end(db, id, person.strip(), now)) {
            return refused("control.refusal.ended");
        }
        cutShort(entry.get(), person.strip(), now);
        events.publishEvent(new RatingsChanged(entry.get().from()));
        return DONE;
    }

    /** What held before today goes on having held. */
    private void cutShort(RatingEntry entry, String person, Instant now) {
        LocalDate yesterday = clock.today().minusDays(1);
        if (entry.from().isAfter(yesterday)) {
            return;
        }
        int area = registry.unit(entry.unit(), clock.today()).map(Unit::id).orElseGet(registry::rootId);
        switch (entry) {
            case Member(long id, GroupMember was, var kept) ->
                store.add(
                        new GroupMember(was.group(), was.unit(), was.from(), earlier(was.until(), yesterday)),
                        area,
                        Levels.SECTOR,
                        person,
                        now);
            case Decision(long id, LevelOverride was, var kept) ->
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
                        person,
                        now);
            case KnownCluster cluster -> {
                // a cluster that is none was none on any day
            }
        }
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
