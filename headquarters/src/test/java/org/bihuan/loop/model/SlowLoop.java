package org.bihuan.loop.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bihuan.loop.model.protocol.Duty;
import org.bihuan.loop.model.protocol.Moment;
import org.bihuan.loop.model.protocol.Protocol;
import org.bihuan.loop.model.protocol.Series;
import org.bihuan.loop.model.protocol.StepTime;

/**
 * A second, slow and obvious implementation of one loop, for the words that the laws' protocol uses: it asks the whole
 * record again at every instant at which anything could change. Shares nothing with the kernel but what goes in. Entries
 * that the kernel refused are left out before.
 */
final class SlowLoop {
    private static final Map<String, Instant> WALLS = new HashMap<>();

    private final List<Protocol> versions;
    private final ZoneId zone;
    private final List<Entry> known = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Row> asked = new HashMap<>();
    private Optional<Instant> closed = Optional.empty();
    private List<Known> evidence = List.of();
    private int evidenceOf = -1;
    private List<Happening> conversions = List.of();
    private int conversionsOf = -1;

    /** A slot that was ever written and had opened before it was cut, if it was. */
    static final class Row {
        final Duty duty;
        final String cause;
        final Instant opens;
        final Instant plannedDue;
        final String name;
        Instant due;
        Instant grace;
        boolean cut;
        boolean waived;
        boolean breached;
        String charged = "";
        final List<String> sent = new ArrayList<>();
        int next;
        Duration later = Duration.ZERO;
        Optional<Known> fulfilledBy = Optional.empty();
        boolean conflict;
        boolean unsigned;

        Row(Duty duty, String cause, Instant opens, Instant due) {
            this.duty = duty;
            this.cause = cause;
            this.opens = opens;
            this.plannedDue = due;
            this.due = due;
            this.grace = due.plus(((Moment.Elapsed) duty.grace()).time());
            this.name = duty.id() + " " + cause + " " + opens + " " + due;
        }

        boolean missing() {
            return !cut && !waived && fulfilledBy.isEmpty();
        }
    }

    /** What one record says. */
    record Said(Instant happened, String by, Map<String, String> values) {}

    /** Evidence as it stands. */
    record Known(String key, String duty, Instant happened, Instant recorded, Set<Said> said, int signed) {}

    SlowLoop(List<Protocol> versions, ZoneId zone) {
        this.versions = new ArrayList<>(versions);
        this.zone = zone;
    }

    /** One line for each slot, without its number, in an order of their own. */
    static List<String> slots(List<Protocol> versions, ZoneId zone, List<Entry> taken, Instant at) {
        SlowLoop loop = new SlowLoop(versions, zone);
        loop.run(taken, at);
        Instant now = loop.closed.filter(at::isAfter).orElse(at);
        return loop.rows.stream().map(row -> loop.line(row, now)).sorted().toList();
    }

    static List<String> ladder(List<Protocol> versions, ZoneId zone, List<Entry> taken, Instant at) {
        SlowLoop loop = new SlowLoop(versions, zone);
        loop.run(taken, at);
        return loop.rows.stream().flatMap(row -> row.sent.stream()).sorted().toList();
    }

    private void run(List<Entry> taken, Instant at) {
        LocalDate opened = LocalDate.ofInstant(taken.getFirst().at(), zone);
        versions.removeIf(version -> versions.size() > 1
                && versions.get(1).effective().compareTo(opened) <= 0
                && version.version() == 1);
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
            for (Row row : rows) {
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
        for (Row row : rows) {
            if (row.missing() && row.grace.isBefore(now) && !row.breached) {
                row.breached = true;
                row.charged = custodian(row.grace).orElse("nobody");
            }
        }
    }

    private void steps(Instant now, Instant until, boolean inclusive) {
        for (Row row : rows) {
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
        for (Row row : rows) {
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

    private void send(Row row) {
        Duty.Step step = row.duty.ladder().get(row.next);
        String unit = custodian(Instant.MAX).orElseThrow();
        step.to().forEach((line, level) -> row.sent.add(
                row.duty.id() + " " + row.opens + " " + (row.next + 1) + " " + line + " " + unit + "/" + level + " "
                        + step(row, row.next)));
        row.next++;
    }

    private Instant step(Row row, int k) {
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
            case Act.Request request when request.slot().isPresent() ->
                asked.put(request.id(), numbered(request.duty(), request.slot().getAsInt()));
            case Act.Grant grant -> grant(grant);
            case Act.Acknowledge acknowledge -> {
                Row row = numbered(acknowledge.duty(), acknowledge.slot());
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
        Row row = asked.get(grant.id());
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
                .filter(act -> act instanceof Act.Request request && request.id().equals(id))
                .map(Act.Request.class::cast)
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private Row numbered(String duty, int number) {
        List<Row> all = rows.stream()
                .filter(row -> row.duty.id().equals(duty))
                .sorted(Comparator.comparing((Row row) -> row.opens).thenComparing(row -> row.plannedDue))
                .toList();
        Row at = all.get(number - 1);
        return all.stream()
                .filter(row -> row.opens.equals(at.opens) && row.plannedDue.equals(at.plannedDue) && !row.cut)
                .findFirst()
                .orElse(at);
    }

    // ---------------------------------------------------------------- slots

    /** True if the row goes; false if it stays as a void one. */
    private boolean cutNow(Row row, boolean keep) {
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
                List<Row> wanted = wanted(horizon);
                Set<String> names = new HashSet<>();
                wanted.forEach(row -> names.add(row.name));
                rows.removeIf(row -> !row.cut && !names.contains(row.name) && cutNow(row, !row.opens.isAfter(now)));
                for (Row row : wanted) {
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
        Map<Row, List<Known>> given = new HashMap<>();
        for (Known one : evidence()) {
            rows.stream()
                    .filter(row -> !row.cut && row.duty.id().equals(one.duty()))
                    .filter(row -> !row.opens.isAfter(one.happened()))
                    .max(Comparator.comparing((Row row) -> row.opens)
                            .thenComparing(row -> row.plannedDue)
                            .thenComparing(row -> row.cause))
                    .ifPresent(row -> given.computeIfAbsent(row, key -> new ArrayList<>()).add(one));
        }
        for (Row row : rows) {
            List<Known> all = given.getOrDefault(row, List.of()).stream()
                    .sorted(Comparator.comparing(Known::happened).thenComparing(Known::key))
                    .toList();
            if (row.cut) {
                continue;
            }
            row.conflict = all.stream().anyMatch(one -> one.said().size() > 1);
            row.fulfilledBy = row.duty.tally().isPresent() ? tally(row.duty, all) : first(row.duty, all);
            row.unsigned = row.fulfilledBy
                    .filter(one -> one.signed() < row.duty.signers().size())
                    .isPresent();
        }
    }

    private static boolean counts(Duty duty, Known one) {
        return one.said().size() > 1
                || one.said().stream().allMatch(said -> duty.counts().entrySet().stream()
                        .allMatch(wish -> wish.getValue().holds(Objects.requireNonNull(said.values().get(wish.getKey())))));
    }

    private static Optional<Known> first(Duty duty, List<Known> all) {
        List<Known> counting = all.stream().filter(one -> counts(duty, one)).toList();
        Optional<Known> signed =
                counting.stream().filter(one -> one.signed() >= duty.signers().size()).findFirst();
        return signed.isPresent() ? signed : counting.stream().findFirst();
    }

    /** Looks at every run of evidence for one that is long enough. */
    private static Optional<Known> tally(Duty duty, List<Known> all) {
        Duty.Tally tally = duty.tally().orElseThrow();
        for (int end = 0; end < all.size(); end++) {
            int start = 0;
            for (int i = 0; i <= end; i++) {
                start = counts(duty, all.get(i)) ? start : i + 1;
            }
            if (!tally.consecutive()) {
                start = 0;
            }
            int count = 0;
            Instant next = Instant.MIN;
            Optional<Known> last = Optional.empty();
            for (Known one : all.subList(Math.min(start, end + 1), end + 1)) {
                if (counts(duty, one) && !one.happened().isBefore(next)) {
                    count++;
                    next = one.happened().plus(tally.gap());
                    last = Optional.of(one);
                }
            }
            if (count >= tally.count()) {
                return last;
            }
        }
        return Optional.empty();
    }

    private List<Row> wanted(Instant horizon) {
        List<Row> wanted = new ArrayList<>();
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

    private List<Row> wanted(Protocol version, Instant from, Instant until, Instant horizon) {
        List<Row> wanted = new ArrayList<>();
        for (Duty duty : version.duties()) {
            for (int w = 0; w < duty.when().size(); w++) {
                Duty.When when = duty.when().get(w);
                for (String anchor : when.from()) {
                    boolean restart = version.anchors().get(anchor) == Protocol.Again.RESTART
                            || version.phases().contains(anchor);
                    List<Happening> all = occurrences(anchor);
                    for (Happening one : all) {
                        Instant end = all.stream()
                                .filter(other -> restart && other.compareTo(one) > 0)
                                .map(Happening::at)
                                .findFirst()
                                .orElse(Instant.MAX);
                        boolean first = all.getFirst().equals(one);
                        for (Instant[] window : windows(when.series(), one.at(), horizon)) {
                            boolean owed = phase(version, duty, window[0]) && !suspended(window[0]);
                            boolean mine = window[0].isBefore(end)
                                    && (!restart || first || !window[0].isBefore(one.at()));
                            boolean ruled = !window[0].isBefore(from) && window[0].isBefore(until);
                            if (owed && mine && ruled && dialled(when, window[0])) {
                                wanted.add(new Row(duty, w + "/" + one.name(), window[0], window[1]));
                            }
                        }
                    }
                }
            }
        }
        return wanted;
    }

    private List<Instant[]> windows(Series series, Instant anchor, Instant horizon) {
        List<Instant[]> windows = new ArrayList<>();
        switch (series) {
            case Series.Once once -> {
                Instant opens = count(anchor, once.opens(), false);
                windows.add(new Instant[] {opens, count(anchor, once.due(), true)});
            }
            case Series.Every every -> {
                for (int k = 0; k < every.times().orElse(400); k++) {
                    Instant opens = anchor.plusSeconds(every.interval().toSeconds() * k);
                    if (opens.minus(every.interval()).isAfter(horizon)) {
                        break;
                    }
                    windows.add(new Instant[] {opens, opens.plus(every.due())});
                }
            }
            case Series.Windows daily -> {
                LocalDate day = LocalDate.ofInstant(anchor, zone);
                for (int d = daily.days().first(); d <= daily.days().last().orElse(60); d++) {
                    if (!series.ends() && wall(day.plusDays(d - 2), 0, false).isAfter(horizon)) {
                        break;
                    }
                    for (Series.Window window : daily.windows()) {
                        windows.add(new Instant[] {
                            wall(day.plusDays(d), window.opens(), false), wall(day.plusDays(d), window.due(), true)
                        });
                    }
                }
            }
            default -> throw new IllegalArgumentException(series.toString());
        }
        windows.removeIf(window -> window[1].isBefore(anchor) || !window[1].isAfter(window[0]));
        if (!series.ends()) {
            Optional<Instant> next = windows.stream()
                    .map(window -> window[0])
                    .filter(horizon::isBefore)
                    .findFirst();
            windows.removeIf(window -> next.isPresent() && window[0].isAfter(next.get()));
        }
        return windows;
    }

    private Instant count(Instant from, Moment moment, boolean second) {
        return switch (moment) {
            case Moment.Elapsed elapsed -> from.plus(elapsed.time());
            case Moment.Wall wall -> wall(LocalDate.ofInstant(from, zone).plusDays(wall.day()), wall.minute(), second);
            default -> throw new IllegalArgumentException(moment.toString());
        };
    }

    /** Looks at every minute of a day and a half around for the first, or the last, that shows the wall time. */
    private Instant wall(LocalDate day, int minute, boolean second) {
        return WALLS.computeIfAbsent(zone + " " + day + " " + minute + second, key -> {
            LocalDateTime wall = day.atStartOfDay().plusMinutes(minute);
            Instant start = wall.toInstant(java.time.ZoneOffset.UTC).minus(Duration.ofHours(18));
            Optional<Instant> found = Optional.empty();
            for (int i = 0; i < 36 * 60; i++) {
                Instant one = start.plusSeconds(60L * i);
                LocalDateTime shows = LocalDateTime.ofInstant(one, zone);
                if (found.isEmpty() && !shows.isBefore(wall) || second && shows.equals(wall)) {
                    found = Optional.of(one);
                }
            }
            return found.orElseThrow();
        });
    }

    // ---------------------------------------------------------------- what happened

    private record Happening(Instant at, String name) implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : name.compareTo(other.name);
        }
    }

    private List<Happening> occurrences(String anchor) {
        if (anchor.contains(":")) {
            boolean done = anchor.startsWith("done");
            String of = anchor.substring(anchor.indexOf(':') + 1);
            return rows.stream()
                    .filter(row -> !row.cut && row.duty.id().equals(of))
                    .filter(row -> done ? row.fulfilledBy.isPresent() && !row.unsigned && !row.conflict : row.breached)
                    .map(row -> new Happening(
                            done ? row.fulfilledBy.orElseThrow().happened() : row.grace,
                            row.cause + "@" + row.opens))
                    .sorted()
                    .toList();
        }
        List<Happening> all = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            switch (known.get(i).act()) {
                case Act.Open open when open.anchors().containsKey(anchor) ->
                    all.add(new Happening(Objects.requireNonNull(open.anchors().get(anchor)), "a%04d".formatted(i)));
                case Act.Anchor given when given.name().equals(anchor) && given.again() -> {
                    if (all.stream().noneMatch(one -> one.at().equals(given.value()))) {
                        all.add(new Happening(given.value(), "a%04d".formatted(i)));
                    }
                }
                case Act.Anchor given when given.name().equals(anchor) -> {
                    String name = all.isEmpty() ? "a%04d".formatted(i) : all.removeLast().name();
                    all.add(new Happening(given.value(), name));
                }
                default -> {}
            }
        }
        for (Happening change : conversions()) {
            if (change.name().endsWith(">" + anchor)) {
                all.add(change);
            }
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }

    /** Named {@code cause>phase}. */
    private List<Happening> conversions() {
        if (conversionsOf != known.size()) {
            conversions = tellConversions();
            conversionsOf = known.size();
        }
        return conversions;
    }

    private List<Happening> tellConversions() {
        List<Happening> all = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).act() instanceof Act.Convert convert) {
                all.add(new Happening(
                        convert.happened().orElse(known.get(i).at()), "c%04d>%s".formatted(i, convert.to())));
            }
        }
        Protocol now = version();
        for (Known one : evidence()) {
            for (Duty duty : now.duties()) {
                for (Duty.Effect effect : duty.effects()) {
                    boolean acts = duty.id().equals(one.duty())
                            && effect.kind() == Duty.Effect.Kind.CONVERT
                            && one.said().stream().anyMatch(said -> effect.on().entrySet().stream()
                                    .allMatch(wish -> wish.getValue()
                                            .holds(Objects.requireNonNull(said.values().get(wish.getKey())))));
                    if (acts) {
                        all.add(new Happening(one.happened(), "e" + one.duty() + "/" + one.key() + ">" + effect.target()));
                    }
                }
            }
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }

    private Protocol version() {
        Protocol version = versions.getFirst();
        for (Entry entry : known) {
            if (entry.act() instanceof Act.Migrate migrate) {
                version = versions.stream().filter(one -> one.version() == migrate.version()).findFirst().orElseThrow();
            }
        }
        return version;
    }

    private boolean phase(Protocol version, Duty duty, Instant at) {
        String phase = version.phases().isEmpty() ? "" : version.phases().getFirst();
        for (Happening change : conversions()) {
            if (!change.at().isAfter(at)) {
                phase = change.name().substring(change.name().lastIndexOf('>') + 1);
            }
        }
        return duty.phases().isEmpty() || duty.phases().contains(phase);
    }

    private boolean suspended(Instant at) {
        TreeMap<Happening, Boolean> changes = new TreeMap<>();
        for (int i = 0; i < known.size(); i++) {
            Instant then = known.get(i).at();
            if (known.get(i).act() instanceof Act.Suspend suspend) {
                changes.put(new Happening(suspend.happened().orElse(then), "%04d".formatted(i)), true);
            } else if (known.get(i).act() instanceof Act.Resume resume) {
                changes.put(new Happening(resume.happened().orElse(then), "%04d".formatted(i)), false);
            }
        }
        boolean stands = false;
        for (Map.Entry<Happening, Boolean> change : changes.entrySet()) {
            stands = change.getKey().at().isAfter(at) ? stands : change.getValue();
        }
        return stands;
    }

    private boolean dialled(Duty.When when, Instant at) {
        if (when.dial().isEmpty()) {
            return true;
        }
        Happening last = new Happening(Instant.MIN, "");
        String value = "";
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).act() instanceof Act.Dial dial && dial.name().equals(when.dial().get().name())) {
                Happening one = new Happening(dial.happened().orElse(known.get(i).at()), "%04d".formatted(i));
                if (!one.at().isAfter(at) && one.compareTo(last) > 0) {
                    last = one;
                    value = dial.value();
                }
            }
        }
        return value.equals(when.dial().get().value());
    }

    private Optional<String> custodian(Instant at) {
        Optional<String> unit = Optional.empty();
        for (Entry entry : known) {
            if (entry.at().isAfter(at)) {
                continue;
            }
            if (entry.act() instanceof Act.Open open) {
                unit = Optional.of(open.custodian());
            } else if (entry.act() instanceof Act.Accept accept) {
                unit = known.stream()
                        .map(Entry::act)
                        .filter(act -> act instanceof Act.Offer offer && offer.id().equals(accept.id()))
                        .map(act -> ((Act.Offer) act).to())
                        .findFirst();
            }
        }
        return unit;
    }

    // ---------------------------------------------------------------- evidence

    private List<Known> evidence() {
        if (evidenceOf != known.size()) {
            evidence = tellEvidence();
            evidenceOf = known.size();
        }
        return evidence;
    }

    private List<Known> tellEvidence() {
        Map<String, Instant> keys = new TreeMap<>();
        Map<String, String> duties = new HashMap<>();
        for (Entry entry : known) {
            if (entry.act() instanceof Act.Evidence evidence) {
                keys.putIfAbsent(evidence.key(), entry.at());
                duties.put(evidence.key(), evidence.duty());
            }
        }
        List<Known> all = new ArrayList<>();
        keys.forEach((key, recorded) -> {
            Stand stand = stand(key);
            if (!stand.said().isEmpty() && !stand.returned()) {
                Instant happened = stand.said().stream().map(Said::happened).min(Comparator.naturalOrder()).orElseThrow();
                all.add(new Known(key, Objects.requireNonNull(duties.get(key)), happened, recorded, stand.said(), stand.signed()));
            }
        });
        return all;
    }

    private record Stand(Set<Said> said, int signed, boolean returned) {}

    /** Tells the story of one key from its first record on. */
    private Stand stand(String key) {
        Set<Said> variants = new LinkedHashSet<>();
        Set<Said> before = new LinkedHashSet<>();
        Optional<Said> chosen = Optional.empty();
        Set<String> absorbed = new HashSet<>();
        List<Act.Correct> corrections = new ArrayList<>();
        List<Set<Said>> signatures = new ArrayList<>();
        List<Set<Said>> returns = new ArrayList<>();
        for (Entry entry : known) {
            Set<Said> now = now(key, variants, before, chosen, absorbed, corrections);
            switch (entry.act()) {
                case Act.Evidence one when one.key().equals(key) ->
                    variants.add(new Said(one.happened(), one.by(), one.values()));
                case Act.Correct one -> corrections.add(one);
                case Act.Sign one when one.key().equals(key) -> signatures.add(now);
                case Act.Return one when one.key().equals(key) -> returns.add(now);
                case Act.Decide one when one.key().equals(key) -> {
                    List<Said> sorted = now.stream()
                            .sorted(Comparator.comparing(Said::happened).thenComparing(Said::by))
                            .toList();
                    chosen = Optional.of(sorted.stream()
                            .filter(said -> said.values().equals(one.values()))
                            .findFirst()
                            .orElse(new Said(sorted.getFirst().happened(), sorted.getFirst().by(), one.values())));
                    before.addAll(variants);
                    corrections.forEach(correction -> absorbed.add(correction.key()));
                }
                default -> {}
            }
        }
        Set<Said> now = now(key, variants, before, chosen, absorbed, corrections);
        return new Stand(now, (int) signatures.stream().filter(now::equals).count(), returns.contains(now));
    }

    private static Set<Said> now(
            String key,
            Set<Said> variants,
            Set<Said> before,
            Optional<Said> chosen,
            Set<String> absorbed,
            List<Act.Correct> all) {
        Set<String> names = variants.isEmpty() ? Set.of() : variants.iterator().next().values().keySet();
        List<Act.Correct> corrections = all.stream()
                .filter(one -> one.values().filter(values -> !values.isEmpty() && !values.keySet().equals(names)).isEmpty())
                .toList();
        Set<Said> now = new LinkedHashSet<>();
        chosen.ifPresent(said -> now.addAll(follow(Set.of(said), key, absorbed, corrections)));
        for (Said variant : variants) {
            if (chosen.isEmpty() || !before.contains(variant)) {
                now.addAll(follow(Set.of(variant), key, Set.of(), corrections));
            }
        }
        return now;
    }

    private static Set<Said> follow(Set<Said> said, String key, Set<String> absorbed, List<Act.Correct> corrections) {
        List<Act.Correct> next = corrections.stream()
                .filter(one -> one.corrects().equals(key) && !absorbed.contains(one.key()))
                .toList();
        if (next.isEmpty()) {
            return said;
        }
        Set<Said> all = new LinkedHashSet<>();
        for (Act.Correct one : next) {
            Set<Said> corrected = new LinkedHashSet<>();
            for (Said old : said) {
                if (one.values().filter(Map::isEmpty).isEmpty()) {
                    corrected.add(new Said(
                            one.happened().orElse(old.happened()), old.by(), one.values().orElse(old.values())));
                }
            }
            all.addAll(follow(corrected, one.key(), absorbed, corrections));
        }
        return all;
    }

    // ---------------------------------------------------------------- told

    private String line(Row row, Instant now) {
        String evidence = row.fulfilledBy.map(one -> one.key() + " " + one.happened()).orElse("-");
        return row.duty.id() + " " + row.opens + " " + row.due + " " + row.grace + " " + state(row, now) + " " + evidence
                + (row.breached ? " breach of " + row.charged : "");
    }

    private static String state(Row row, Instant now) {
        if (row.cut) {
            return "VOID";
        }
        if (row.conflict) {
            return "CONFLICT";
        }
        if (row.fulfilledBy.isPresent() && !row.unsigned) {
            Known by = row.fulfilledBy.get();
            return by.happened().isAfter(row.due)
                    ? "DONE_LATE"
                    : row.breached || by.recorded().isAfter(row.grace) ? "REPORTED_LATE" : "DONE";
        }
        if (row.waived) {
            return "WAIVED";
        }
        if (row.unsigned) {
            return "SUBMITTED";
        }
        return now.isAfter(row.grace)
                ? "BREACHED"
                : now.isAfter(row.due) ? "LATE" : now.isBefore(row.opens) ? "PLANNED" : "OPEN";
    }
}
