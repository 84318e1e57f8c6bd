package org.bihuan.registry.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bihuan.registry.Area;
import org.bihuan.registry.Validity;

/**
 * The areas as they would be after many changes at once: drafts are put in first and judged together afterwards, so that
 * a file may name a child before its parent. Nothing is stored.
 */
public final class AreaPlan {
    private final Map<String, List<Area>> periods = new TreeMap<>();
    private final Set<String> drafted = new HashSet<>();
    private final Map<String, Set<String>> reporting = new HashMap<>();

    /** @param areas all areas in all their periods */
    public AreaPlan(List<Area> areas) {
        areas.forEach(this::add);
    }

    private void add(Area area) {
        List<Area> own = periods.computeIfAbsent(area.code(), any -> new ArrayList<>());
        own.add(area);
        own.sort(Comparator.comparing(period -> period.valid().from()));
        reporting.computeIfAbsent(area.parent(), any -> new HashSet<>()).add(area.code());
    }

    /** An area's periods in order of time; empty if it is unknown. */
    public List<Area> periods(String code) {
        return List.copyOf(periods.getOrDefault(code, List.of()));
    }

    public Optional<Area> on(String code, LocalDate day) {
        return periods.getOrDefault(code, List.of()).stream()
                .filter(period -> period.valid().holdsOn(day))
                .findFirst();
    }

    /** Areas that report to this one on a day. */
    public List<Area> children(String code, LocalDate day) {
        return reporting.getOrDefault(code, Set.of()).stream()
                .flatMap(child -> on(child, day).stream())
                .filter(child -> child.parent().equals(code))
                .toList();
    }

    /** The area is as the draft says from its day until its next known change. */
    public void put(AreaDraft draft) {
        List<Area> before = periods(draft.code());
        drafted.add(draft.code());
        periods.remove(draft.code());
        LocalDate until = LocalDate.MAX;
        for (Area period : before) {
            Validity valid = period.valid();
            if (valid.holdsOn(draft.from())) {
                until = valid.until();
                if (valid.from().isBefore(draft.from())) {
                    add(period.during(new Validity(valid.from(), draft.from())));
                }
            } else {
                add(period);
                if (valid.from().isAfter(draft.from()) && valid.from().isBefore(until)) {
                    until = valid.from();
                }
            }
        }
        add(draft.during(new Validity(draft.from(), until)));
    }

    /** What speaks against a draft that was put in, among all the others. Of two drafts that contradict, the lower is wrong. */
    public List<Flaw> check(AreaDraft draft) {
        LocalDate day = draft.from();
        List<Flaw> flaws = new ArrayList<>();
        if (circle(draft)) {
            flaws.add(new Flaw("parent", "circle"));
        } else {
            Optional<Area> root = children("", day).stream()
                    .filter(area -> !area.code().equals(draft.code()))
                    .findFirst();
            flaws.addAll(AreaRules.check(
                    draft,
                    on(draft.parent(), day),
                    on(draft.statutoryParent(), day),
                    root,
                    children(draft.code(), day).stream()
                            .filter(child -> !drafted.contains(child.code()))
                            .toList()));
        }
        if (flaws.isEmpty() && !draft.parent().isEmpty()) {
            Validity valid = on(draft.code(), day).orElseThrow().valid();
            if (!covers(draft.parent(), valid)) {
                flaws.add(new Flaw("parent", "parentPeriod"));
            } else if (!covers(draft.statutoryParent(), valid)) {
                flaws.add(new Flaw("statutory_parent", "parentPeriod"));
            }
        }
        return flaws;
    }

    /**
     * Residents that do not fit together.
     *
     * @param below sum over the areas that report to it
     * @param own its own
     */
    public record Missed(long below, long own) {}

    /** Empty if the residents of the areas below sum to the draft's own, or if not all of them are known. */
    public Optional<Missed> missed(AreaDraft draft) {
        List<Area> children = children(draft.code(), draft.from());
        if (children.isEmpty()
                || draft.population().isEmpty()
                || children.stream().anyMatch(child -> child.population().isEmpty())) {
            return Optional.empty();
        }
        long below = children.stream()
                .mapToLong(child -> child.population().orElse(0))
                .sum();
        long own = draft.population().getAsLong();
        return below == own ? Optional.empty() : Optional.of(new Missed(below, own));
    }

    /** Whether one comes back to the draft's own area on the way up. */
    private boolean circle(AreaDraft draft) {
        Set<String> seen = new HashSet<>(Set.of(draft.code()));
        String up = draft.parent();
        while (!up.isEmpty()) {
            if (!seen.add(up)) {
                return up.equals(draft.code());
            }
            up = on(up, draft.from()).map(Area::parent).orElse("");
        }
        return false;
    }

    private boolean covers(String code, Validity needed) {
        LocalDate day = needed.from();
        for (Area period : periods(code)) {
            if (period.valid().holdsOn(day)) {
                day = period.valid().until();
            }
        }
        return !day.isBefore(needed.until());
    }
}
