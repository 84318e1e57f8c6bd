package org.bihuan.loop.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.loop.model.protocol.Duty;
import org.bihuan.loop.model.protocol.Moment;
import org.bihuan.loop.model.protocol.Protocol;
import org.bihuan.loop.model.protocol.StepTime;

/**
 * A second, slow and obvious implementation of one loop, for the words that the laws' protocol uses: it asks the whole
 * record again at every instant at which anything could change. Shares nothing with the kernel but what goes in. Entries
 * that the kernel refused are left out before.
 */
public final class SlowLoop {
    private final List<Protocol> versions;
    private final ZoneId zone;
    private final List<Entry> known = new ArrayList<>();
    private final List<SlowRow> rows = new ArrayList<>();
    private final Map<String, SlowRow> asked = new HashMap<>();
    private Optional<Instant> closed = Optional.empty();
    private final SlowEvidence evidence = new SlowEvidence(known);
    private final SlowCauses causes;
    private final SlowWindows windows;

    SlowLoop(List<Protocol> versions, ZoneId zone) {
        this.versions = new ArrayList<>(versions);
        this.zone = zone;
        this.causes = new SlowCauses(this.versions, known, evidence);
        this.windows = new SlowWindows(zone);
    }

    /** One line for each slot, without its number, in an order of their own. */
    public static List<String> slots(List<Protocol> versions, ZoneId zone, List<Entry> taken, Instant at) {
        SlowLoop loop = new SlowLoop(versions, zone);
        loop.run(taken, at);
        Instant now = loop.closed.filter(at::isAfter).orElse(at);
        return loop.rows.stream().map(row -> loop.line(row, now)).sorted().toList();
    }

    public static List<String> ladder(List<Protocol> versions, ZoneId zone, List<Entry> taken, Instant at) {
        SlowLoop loop = new SlowLoop(versions, zone);
        loop.run(taken, at);
        return loop.rows.stream().flatMap(row -> row.sent.stream()).sorted().toList();
    }

    private void run(List<Entry> taken, Instant at) {
        LocalDate opened = LocalDate.ofInstant(taken.getFirst().at(), zone);
        versions.removeIf(version ->
                versions.size() > 1 && versions.get(1).effective().compareTo(opened) <= 0 && version.version() == 1);
        Instant before = taken.getFirst().at();
        for (Entry entry : taken) {
            passTime(before, entry.at(), false);
            refresh(before, entry.at());
            act(entry);
            known.add(entry);
            refresh(entry.at(), entry.at());
            breaches(entry.at());
            refresh(entry.at(), entry.at());
            missedSteps(entry.at());
            before = entry.at();
        }
        passTime(before, at, true);
        refresh(before, at);
    }

    /** Every instant at which time alone changes something: the end of a grace, a step of a ladder. */
    private void passTime(Instant from, Instant until, boolean inclusive) {
        if (closed.isPresent()) {
            return;
        }
        refresh(from, until);
        Instant now = from;
        while (true) {
            TreeSet<Instant> next = new TreeSet<>();
            for (SlowRow row : rows) {
                next.add(row.grace.plusSeconds(1));
                for (int k = row.next; k < row.duty.ladder().size(); k++) {
                    next.add(step(row, k));
                }
            }
            Instant after = now;
            Optional<Instant> found = next.stream()
                    .filter(one -> one.isAfter(after))
                    .filter(one -> one.isBefore(until) || inclusive && one.equals(until))
                    .findFirst();
            steps(now, until, inclusive);
            if (found.isEmpty()) {
                break;
            }
            now = found.get();
            breaches(now);
            refresh(from, until);
            steps(now, until, inclusive);
        }
        breaches(until);
    }

    private void breaches(Instant now) {
        if (closed.isPresent()) {
            return;
        }
        for (SlowRow row : rows) {
            if (row.missing() && row.grace.isBefore(now) && !row.breached) {
                row.breached = true;
                row.charged = causes.custodian(row.grace).orElse("nobody");
            }
        }
    }

    private void steps(Instant now, Instant until, boolean inclusive) {
        for (SlowRow row : rows) {
            while (row.missing()
                    && row.next < row.duty.ladder().size()
                    && !step(row, row.next).isAfter(now)
                    && (step(row, row.next).isBefore(until) || inclusive)) {
                send(row);
            }
        }
    }

    /** What was due before anybody knew is told once, by the highest step. */
    private void missedSteps(Instant now) {
        if (closed.isPresent()) {
            return;
        }
        for (SlowRow row : rows) {
            int passed = row.next;
            while (passed < row.duty.ladder().size() && step(row, passed).isBefore(now)) {
                passed++;
            }
            if (row.missing() && passed > row.next) {
                row.next = passed - 1;
                send(row);
            }
        }
    }

    private void send(SlowRow row) {
        Duty.Step step = row.duty.ladder().get(row.next);
        String unit = causes.custodian(Instant.MAX).orElseThrow();
        step.to()
                .forEach((line, level) -> row.sent.add(row.duty.id() + " " + row.opens + " " + (row.next + 1) + " "
                        + line + " " + unit + "/" + level + " " + step(row, row.next)));
        row.next++;
    }

    private Instant step(SlowRow row, int k) {
        StepTime time = row.duty.ladder().get(k).at();
        Instant base = switch (time) {
            case StepTime.AfterDue after -> row.due.plus(((Moment.Elapsed) after.moment()).time());
            case StepTime.AfterGrace after -> row.grace.plus(after.later());
            case StepTime.Share share ->
                row.opens.plusMillis(Duration.between(row.opens, row.due).toMillis() * share.percent() / 100);
        };
        return base.plus(row.later);
    }

    // ---------------------------------------------------------------- what was decided

    private void act(Entry entry) {
        switch (entry.act()) {
            case Act.Close close -> {
                closed = Optional.of(entry.at());
                rows.removeIf(row -> row.missing() && !row.cut && !row.grace.isBefore(entry.at()) && cutNow(row, true));
            }
            case Act.Request request
            when request.slot().isPresent() ->
                asked.put(request.id(), numbered(request.duty(), request.slot().getAsInt()));
            case Act.Grant grant -> grant(grant);
            case Act.Acknowledge acknowledge -> {
                SlowRow row = numbered(acknowledge.duty(), acknowledge.slot());
                while (acknowledge.step() > row.next) {
                    send(row); // due this very moment
                }
                if (row.next < row.duty.ladder().size()) {
                    row.later = row.later.plus(Duration.between(step(row, row.next), acknowledge.promise()));
                }
            }
            default -> {}
        }
    }

    private void grant(Act.Grant grant) {
        Act.Request request = request(grant.id());
        SlowRow row = asked.get(grant.id());
        if (row != null && request.kind() == Act.Request.Kind.WAIVE) {
            row.waived = true;
        } else if (row != null) {
            row.due = request.until().orElseThrow();
            row.grace = row.due.plus(((Moment.Elapsed) row.duty.grace()).time());
        }
    }

    private Act.Request request(String id) {
        return known.stream()
                .map(Entry::act)
                .filter(act ->
                        act instanceof Act.Request request && request.id().equals(id))
                .map(Act.Request.class::cast)
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private SlowRow numbered(String duty, int number) {
        List<SlowRow> all = rows.stream()
                .filter(row -> row.duty.id().equals(duty))
                .sorted(Comparator.comparing((SlowRow row) -> row.opens).thenComparing(row -> row.plannedDue))
                .toList();
        SlowRow at = all.get(number - 1);
        return all.stream()
                .filter(row -> row.opens.equals(at.opens) && row.plannedDue.equals(at.plannedDue) && !row.cut)
                .findFirst()
                .orElse(at);
    }

    // ---------------------------------------------------------------- slots

    /** True if the row goes; false if it stays as a void one. */
    private boolean cutNow(SlowRow row, boolean keep) {
        row.cut = keep;
        row.fulfilledBy = Optional.empty();
        row.conflict = false;
        row.unsigned = false;
        return !keep;
    }

    private void refresh(Instant now, Instant horizon) {
        boolean more = true;
        while (more) { // what one duty does may be the occasion of another
            more = false;
            if (closed.isEmpty()) {
                List<SlowRow> wanted = wanted(horizon);
                Set<String> names = new HashSet<>();
                wanted.forEach(row -> names.add(row.name));
                rows.removeIf(row -> !row.cut && !names.contains(row.name) && cutNow(row, !row.opens.isAfter(now)));
                for (SlowRow row : wanted) {
                    if (rows.stream().noneMatch(old -> !old.cut && old.name.equals(row.name))) {
                        rows.add(row);
                        more = true;
                    }
                }
            }
            fulfil();
            exempt();
        }
    }

    private void exempt() {
        for (Entry entry : known) {
            if (entry.act() instanceof Act.Grant grant && request(grant.id()).kind() == Act.Request.Kind.EXEMPT) {
                Act.Request request = request(grant.id());
                rows.stream()
                        .filter(row -> !row.cut && row.duty.id().equals(request.duty()))
                        .filter(row -> !row.opens.isBefore(entry.at())
                                && row.opens.isBefore(request.until().orElseThrow()))
                        .forEach(row -> row.waived = true);
            }
        }
    }

    private void fulfil() {
        Map<SlowRow, List<SlowEvidence.Known>> given = new HashMap<>();
        for (SlowEvidence.Known one : evidence.evidence()) {
            rows.stream()
                    .filter(row -> !row.cut && row.duty.id().equals(one.duty()))
                    .filter(row -> !row.opens.isAfter(one.happened()))
                    .max(Comparator.comparing((SlowRow row) -> row.opens)
                            .thenComparing(row -> row.plannedDue)
                            .thenComparing(row -> row.cause))
                    .ifPresent(row ->
                            given.computeIfAbsent(row, key -> new ArrayList<>()).add(one));
        }
        for (SlowRow row : rows) {
            List<SlowEvidence.Known> all = given.getOrDefault(row, List.of()).stream()
                    .sorted(Comparator.comparing(SlowEvidence.Known::happened).thenComparing(SlowEvidence.Known::key))
                    .toList();
            if (row.cut) {
                continue;
            }
            row.fulfil(all);
        }
    }

    private List<SlowRow> wanted(Instant horizon) {
        List<SlowRow> wanted = new ArrayList<>();
        Instant from = Instant.MIN;
        Protocol version = versions.getFirst();
        for (Entry entry : known) {
            if (entry.act() instanceof Act.Migrate migrate) {
                wanted.addAll(wanted(version, from, entry.at(), horizon));
                from = entry.at();
                version = versions.stream()
                        .filter(one -> one.version() == migrate.version())
                        .findFirst()
                        .orElseThrow();
            }
        }
        wanted.addAll(wanted(version, from, Instant.MAX, horizon));
        return wanted;
    }

    private List<SlowRow> wanted(Protocol version, Instant from, Instant until, Instant horizon) {
        List<SlowRow> wanted = new ArrayList<>();
        for (Duty duty : version.duties()) {
            for (int w = 0; w < duty.when().size(); w++) {
                Duty.When when = duty.when().get(w);
                for (String anchor : when.from()) {
                    boolean restart = version.anchors().get(anchor) == Protocol.Again.RESTART
                            || version.phases().contains(anchor);
                    List<SlowCauses.Happening> all = occurrences(anchor);
                    for (SlowCauses.Happening one : all) {
                        Instant end = all.stream()
                                .filter(other -> restart && other.compareTo(one) > 0)
                                .map(SlowCauses.Happening::at)
                                .findFirst()
                                .orElse(Instant.MAX);
                        boolean first = all.getFirst().equals(one);
                        for (Instant[] window : windows.windows(when.series(), one.at(), horizon)) {
                            boolean owed = causes.phase(version, duty, window[0]) && !causes.suspended(window[0]);
                            boolean mine =
                                    window[0].isBefore(end) && (!restart || first || !window[0].isBefore(one.at()));
                            boolean ruled = !window[0].isBefore(from) && window[0].isBefore(until);
                            if (owed && mine && ruled && causes.dialled(when, window[0])) {
                                wanted.add(new SlowRow(duty, w + "/" + one.name(), window[0], window[1]));
                            }
                        }
                    }
                }
            }
        }
        return wanted;
    }

    private String line(SlowRow row, Instant now) {
        String evidence =
                row.fulfilledBy.map(one -> one.key() + " " + one.happened()).orElse("-");
        return row.duty.id() + " " + row.opens + " " + row.due + " " + row.grace + " " + row.state(now) + " " + evidence
                + (row.breached ? " breach of " + row.charged : "");
    }

    /** What one duty does, or lets pass, may be the anchor of another. */
    private List<SlowCauses.Happening> occurrences(String anchor) {
        if (anchor.contains(":")) {
            boolean done = anchor.startsWith("done");
            String of = anchor.substring(anchor.indexOf(':') + 1);
            return rows.stream()
                    .filter(row -> !row.cut && row.duty.id().equals(of))
                    .filter(row -> done ? row.fulfilledBy.isPresent() && !row.unsigned && !row.conflict : row.breached)
                    .map(row -> new SlowCauses.Happening(
                            done ? row.fulfilledBy.orElseThrow().happened() : row.grace, row.cause + "@" + row.opens))
                    .sorted()
                    .toList();
        }
        return causes.occurrences(anchor);
    }
}
