package org.bihuan.control.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.bihuan.control.RatingsChanged;
import org.bihuan.control.model.ComputedList;
import org.bihuan.control.model.Inputs;
import org.bihuan.control.model.UnitLevel;
import org.bihuan.detect.CountsRecorded;
import org.bihuan.detect.Curve;
import org.bihuan.detect.DetectApi;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.decision.Decision;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Access;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes a day's list and keeps it, again whenever what it follows from has changed: today's, and that of every past day
 * that has one already. Who signs, signs a kept list.
 */
@Component
class Computing {
    // bound before the transaction begins: a connection is told whose it is when it is taken
    private static final Access UPKEEP = Access.house("lists of levels");

    private final Rating rating;
    private final ComputedStore lists;
    private final DetectApi detect;
    private final RegistryApi registry;
    private final Decisions decisions;
    private final CityClock clock;
    private final TransactionTemplate transaction;

    Computing(
            Rating rating,
            ComputedStore lists,
            DetectApi detect,
            RegistryApi registry,
            Decisions decisions,
            CityClock clock,
            PlatformTransactionManager transactions) {
        this.rating = rating;
        this.lists = lists;
        this.detect = detect;
        this.registry = registry;
        this.decisions = decisions;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A list and its levels, units in the registry's order. */
    record Computed(ComputedList list, List<UnitLevel> levels, List<Integer> areas) {}

    @Async
    @TransactionalEventListener
    public void on(CountsRecorded counts) {
        UPKEEP.run(() -> renew(counts.from()));
    }

    @Async
    @TransactionalEventListener
    public void on(RatingsChanged ratings) {
        UPKEEP.run(() -> renew(ratings.from()));
    }

    private void renew(LocalDate from) {
        LocalDate today = clock.today();
        TreeSet<LocalDate> days = new TreeSet<>(lists.days(from, today));
        days.add(today);
        days.forEach(day -> transaction.executeWithoutResult(status -> keep(day)));
    }

    /** The kept list of a day, computed now if it is not up to date; empty if no counts had been given out by then. */
    @Transactional
    public Optional<Computed> keep(LocalDate day) {
        lists.lock();
        Map<String, Curve> curves = detect.curves(day);
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        List<Unit> units = registry.units(day);
        List<UnitLevel> levels =
                rating.table(curves).on(day, units.stream().map(Unit::code).toList());
        List<Integer> areas = new ArrayList<>(units.stream().map(Unit::id).toList());
        String rules = rating.rules().version();
        String inputs = Inputs.hash(rules, levels);
        ComputedList list = lists.last(day)
                .filter(last -> last.inputs().equals(inputs))
                .orElseGet(() -> add(day, rules, inputs, levels, areas));
        return Optional.of(new Computed(list, levels, areas));
    }

    private ComputedList add(LocalDate day, String rules, String inputs, List<UnitLevel> levels, List<Integer> areas) {
        int root = registry.rootId();
        ComputedList list = lists.add(day, rules, inputs, clock.instant(), levels, root, areas, Levels.SECTOR);
        decisions.record(Decision.of("control.computed", root, Levels.SECTOR, "computed:" + list.id())
                .with("day", day.toString())
                .with("rules", rules)
                .with("inputs", inputs));
        return list;
    }
}
