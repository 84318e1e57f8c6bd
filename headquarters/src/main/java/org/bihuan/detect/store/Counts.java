package org.bihuan.detect.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bihuan.detect.Count;
import org.bihuan.detect.CountVersion;
import org.bihuan.detect.CountsRecorded;
import org.bihuan.detect.Curve;
import org.bihuan.detect.DetectApi;
import org.bihuan.detect.Streams;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
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
    private final ApplicationEventPublisher events;

    Counts(CountStore store, RegistryApi registry, CityClock clock, PackCounts pack, ApplicationEventPublisher events) {
        this.store = store;
        this.registry = registry;
        this.clock = clock;
        this.streams = pack.streams();
        this.events = events;
    }

    @Override
    public Map<String, Curve> curves(LocalDate upTo) {
        Map<String, NavigableMap<LocalDate, Count>> days = new HashMap<>();
        store.current(upTo)
                .forEach(count -> days.computeIfAbsent(count.stream(), stream -> new TreeMap<>())
                        .put(count.published(), count));
        Map<String, Curve> curves = new HashMap<>();
        days.forEach((stream, counts) -> curves.put(stream, new Curve(stream, counts)));
        return curves;
    }

    @Override
    public Streams streams() {
        return streams;
    }

    @Override
    @Transactional
    public int record(List<Count> counts, String by) {
        if (counts.isEmpty()) {
            return 0;
        }
        List<Integer> areas = counts.stream().map(this::area).toList();
        int written = store.record(counts, areas, SECTOR, by, clock.instant());
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

    /** For writers that work in sets of their own. */
    void lock() {
        store.lock();
    }

    /** A unit's own area; what belongs to no unit belongs to the city. */
    private int area(Count count) {
        return registry.unit(count.stream(), count.published()).map(Unit::id).orElseGet(registry::rootId);
    }
}
