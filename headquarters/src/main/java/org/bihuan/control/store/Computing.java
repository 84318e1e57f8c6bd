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
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Computes a day's list and keeps it, again whenever what it follows from has changed: today's, and that of every past day
 * that has one already. Who signs, signs a kept list.
 */
@Component
class Computing {
    private final Rating rating;
    private final ComputedStore lists;
    private final DetectApi detect;
    private final RegistryApi registry;
    private final CityClock clock;

    Computing(Rating rating, ComputedStore lists, DetectApi detect, RegistryApi registry, CityClock clock) {
        this.rating = rating;
        this.lists = lists;
        this.detect = detect;
        this.registry = registry;
        this.clock = clock;
    }

    /** A list and its levels, units in the registry's order. */
    record Computed(ComputedList list, List<UnitLevel> levels, List<Integer> areas) {}

    @ApplicationModuleListener
    public void on(CountsRecorded counts) {
        renew(counts.from());
    }

    @ApplicationModuleListener
    public void on(RatingsChanged ratings) {
        renew(ratings.from());
    }

    private void renew(LocalDate from) {
        LocalDate today = clock.today();
        TreeSet<LocalDate> days = new TreeSet<>(lists.days(from, today));
        days.add(today);
        days.forEach(this::keep);
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
                .orElseGet(() -> lists.add(
                        day, rules, inputs, clock.instant(), levels, registry.rootId(), areas, Levels.SECTOR));
        return Optional.of(new Computed(list, levels, areas));
    }
}
