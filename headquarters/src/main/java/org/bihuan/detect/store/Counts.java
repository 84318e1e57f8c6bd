package org.bihuan.detect.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bihuan.detect.CorrectionOutcome;
import org.bihuan.detect.Count;
import org.bihuan.detect.CountFilter;
import org.bihuan.detect.CountVersion;
import org.bihuan.detect.CountsRecorded;
import org.bihuan.detect.Curve;
import org.bihuan.detect.DetectApi;
import org.bihuan.detect.Streams;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.decision.Decision;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's door. */
@Service
class Counts implements DetectApi {
    /** Sector that answers for counts (rules of responsibility: health commission). */
    static final String SECTOR = "health";

    private final CountStore store;
    private final RegistryApi registry;
    private final CityClock clock;
    private final Streams streams;
    private final Decisions decisions;
    private final ApplicationEventPublisher events;

    Counts(
            CountStore store,
            RegistryApi registry,
            CityClock clock,
            PackCounts pack,
            Decisions decisions,
            ApplicationEventPublisher events) {
        this.store = store;
        this.registry = registry;
        this.clock = clock;
        this.streams = pack.streams();
        this.decisions = decisions;
        this.events = events;
    }

    @Override
    public Map<String, Curve> curves(LocalDate upTo) {
        Map<String, NavigableMap<LocalDate, Count>> days = new HashMap<>();
        store.current(upTo)
                .forEach(count -> days.computeIfAbsent(count.stream(), stream -> new TreeMap<>())
                        .put(count.published(), count));
        Map<String, Curve> curves = new HashMap<>();
        days.forEach((stream, counts) -> curves.put(
                stream, new Curve(stream, counts, !streams.unassigned().contains(stream))));
        return curves;
    }

    @Override
    public Streams streams() {
        return streams;
    }

    @Override
    @Transactional
    public int record(List<Count> counts, String by) {
        return record(counts, by, "");
    }

    private int record(List<Count> counts, String by, String reason) {
        if (counts.isEmpty()) {
            return 0;
        }
        List<Integer> areas = counts.stream().map(this::area).toList();
        int written = store.record(counts, areas, SECTOR, by, reason, clock.instant());
        if (written > 0) {
            LocalDate first = counts.stream()
                    .map(Count::published)
                    .min(LocalDate::compareTo)
                    .orElseThrow();
            events.publishEvent(new CountsRecorded(first));
        }
        return written;
    }

    @Override
    public List<CountVersion> history(String stream, LocalDate published) {
        return store.history(stream, published);
    }

    @Override
    public List<CountVersion> counts(CountFilter filter, CountFilter.Place after, int limit) {
        return store.page(filter, after, limit);
    }

    @Override
    @Transactional
    public CorrectionOutcome correct(Actor by, Count count, String reason) {
        LocalDate today = clock.today();
        if (!knows(count.stream(), today)) {
            return refused("unit", "unknownUnit");
        }
        if (count.published().isAfter(today)) {
            return refused("published", "future");
        }
        if (count.through().isAfter(count.published())) {
            return refused("through", "throughLater");
        }
        if (count.confirmed() < 0 || count.cured().orElse(0) < 0 || count.dead().orElse(0) < 0) {
            return refused("confirmed", "negative");
        }
        if (reason.isBlank()) {
            return refused("reason", "reason");
        }
        boolean changed = record(List.of(count), by.signature(), reason.strip()) > 0;
        if (changed) {
            decisions.record(Decision.of(
                            "detect.corrected",
                            area(count),
                            SECTOR,
                            "count:" + count.stream() + ":" + count.published())
                    .with("through", count.through().toString())
                    .with("confirmed", String.valueOf(count.confirmed())));
        }
        return new CorrectionOutcome.Recorded(
                store.history(count.stream(), count.published()).getLast(), changed);
    }

    private static CorrectionOutcome refused(String field, String reason) {
        return new CorrectionOutcome.Refused(field, "detect.refusal." + reason);
    }

    private boolean knows(String stream, LocalDate day) {
        return streams.known(stream)
                || registry.unit(stream, day).isPresent()
                || registry.area(registry.rootId(), day)
                        .filter(root -> root.code().equals(stream))
                        .isPresent();
    }

    /** For writers that work in sets of their own. */
    void lock() {
        store.lock();
    }

    /** A unit's own area; what belongs to no unit belongs to the city. */
    private int area(Count count) {
        return registry.unit(count.stream(), count.published()).map(Unit::id).orElseGet(registry::rootId);
    }
}
