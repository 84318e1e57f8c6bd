package org.bihuan.loop.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bihuan.loop.LoopOutcome;
import org.bihuan.loop.LoopRecord;
import org.bihuan.loop.model.Act;
import org.bihuan.loop.model.Entry;
import org.bihuan.loop.model.EventLines;
import org.bihuan.loop.model.Kernel;
import org.bihuan.loop.model.LoopView;
import org.bihuan.loop.model.Refusal;
import org.bihuan.loop.model.Times;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction for a batch: lock the histories, play what was recorded, play what is new, write what follows. The
 * kernel decides; nothing here knows a rule. The house writes, whoever acts: a hand-over moves a loop out of its giver's
 * scope; {@link Authority} has looked before whether they may.
 */
@Component
class Playing {
    private static final Logger LOG = LoggerFactory.getLogger(Playing.class);
    private static final Access HOUSE = Access.house("what is recorded of loops");
    /** The database keeps microseconds; an entry is later than whatever was shown before it. */
    private static final Duration LATER = Duration.of(1, ChronoUnit.MICROS);

    private final Histories histories;
    private final Projection projection;
    private final Protocols protocols;
    private final Authority authority;
    private final UnitPlaces places;
    private final Supplier<Times> times;
    private final CityClock clock;
    private final Decided decided;
    private final TransactionTemplate transaction;

    Playing(
            Histories histories,
            Projection projection,
            Protocols protocols,
            Authority authority,
            UnitPlaces places,
            Supplier<Times> times,
            CityClock clock,
            Decided decided,
            PlatformTransactionManager transactions) {
        this.decided = decided;
        this.histories = histories;
        this.projection = projection;
        this.protocols = protocols;
        this.authority = authority;
        this.places = places;
        this.times = times;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param sector of a history that is yet to be made */
    record Line(String protocol, String subject, String sector, Act act) {}

    /** A history while it is played. */
    private static final class Running {
        final Histories.Row row;
        final Kernel kernel;
        final Instant at;
        final Set<String> known;
        int entries;

        Running(Histories.Row row, Kernel kernel, Instant at, Set<String> known) {
            this.row = row;
            this.kernel = kernel;
            this.at = at;
            this.known = known;
            this.entries = row.entries();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    List<LoopOutcome> play(Access by, List<Line> lines) {
        return HOUSE.get(() -> {
            List<LoopOutcome> outcomes = transaction.execute(status -> inside(by, lines));
            return outcomes == null ? List.of() : outcomes;
        });
    }

    private List<LoopOutcome> inside(Access by, List<Line> lines) {
        Instant now = now();
        histories.make(missing(by, lines));
        List<Histories.Row> rows = histories.lock(
                lines.stream().map(Line::protocol).toList(),
                lines.stream().map(Line::subject).toList());
        Map<String, Running> running = running(rows, lines, now);
        List<Histories.New> added = new ArrayList<>();
        List<LoopOutcome> outcomes = lines.stream()
                .map(line -> {
                    Running of = running.get(name(line.protocol(), line.subject()));
                    return of == null ? absent(by, line) : play(by, line, of, added);
                })
                .toList();
        histories.append(added, by.actor());
        decided.tell(by, added);
        write(running.values().stream()
                .filter(of -> of.entries > of.row.entries())
                .toList());
        return outcomes;
    }

    private static String name(String protocol, String subject) {
        return protocol + "\n" + subject;
    }

    /** Histories of openings that may be made. */
    private List<Histories.Row> missing(Access by, List<Line> lines) {
        Map<String, Histories.Row> rows = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.act() instanceof Act.Open open
                    && refusedOpening(by, line, open).isEmpty()) {
                int area = places.area(open.custodian()).orElseThrow();
                rows.putIfAbsent(
                        name(line.protocol(), line.subject()),
                        new Histories.Row(
                                0,
                                area,
                                line.sector(),
                                line.protocol(),
                                line.subject(),
                                open.custodian(),
                                0,
                                Instant.EPOCH));
            }
        }
        return rows.values().stream()
                .sorted(Comparator.comparing(Histories.Row::protocol).thenComparing(Histories.Row::subject))
                .toList(); // in one order, so that two sets never wait for each other
    }

    private Optional<LoopOutcome> refusedOpening(Access by, Line line, Act.Open open) {
        if (!by.actor().may(Authority.permission(open))) {
            return Optional.of(new LoopOutcome.MayNot(Authority.permission(open)));
        }
        if (protocols.versions(line.protocol()).isEmpty()) {
            return Optional.of(new LoopOutcome.NoProtocol(line.protocol()));
        }
        Optional<Integer> area = places.area(open.custodian());
        return area.isEmpty() || !by.scope().holds(area.get(), line.sector())
                ? Optional.of(new LoopOutcome.NoUnit(open.custodian())) // one that is not theirs is not there
                : Optional.empty();
    }

    private LoopOutcome absent(Access by, Line line) {
        return line.act() instanceof Act.Open open
                ? refusedOpening(by, line, open).orElseGet(LoopOutcome.NotFound::new)
                : new LoopOutcome.NotFound();
    }

    private Map<String, Running> running(List<Histories.Row> rows, List<Line> lines, Instant now) {
        Map<Long, List<Entry>> entries = histories.entries(rows);
        List<String> marks = lines.stream()
                .flatMap(line -> mark(line.act()).stream())
                .distinct()
                .toList();
        Map<Long, List<String>> known = marks.isEmpty() ? Map.of() : histories.known(rows, marks);
        Times at = times.get();
        Map<String, Running> running = new HashMap<>();
        for (Histories.Row row : rows) {
            running.put(
                    name(row.protocol(), row.subject()),
                    new Running(
                            row,
                            replayed(row, entries.getOrDefault(row.id(), List.of()), at),
                            after(row, now),
                            new HashSet<>(known.getOrDefault(row.id(), List.of()))));
        }
        return running;
    }

    /** A clock that was moved back does not undo what was seen. */
    private static Instant after(Histories.Row row, Instant now) {
        return now.isAfter(row.seen()) ? now : row.seen().plus(LATER);
    }

    Kernel replayed(Histories.Row row, List<Entry> entries, Times times) {
        Kernel kernel = new Kernel(protocols.versions(row.protocol()), times);
        for (Entry entry : entries) {
            kernel.record(entry).ifPresent(refusal -> {
                throw new IllegalStateException(
                        "history " + row.id() + ", entry " + entry.line() + " no longer stands: " + refusal.reason());
            });
        }
        return kernel;
    }

    private LoopOutcome play(Access by, Line line, Running of, List<Histories.New> added) {
        Optional<LoopOutcome> against = line.act() instanceof Act.Open open
                ? refusedOpening(by, line, open)
                : authority.against(by, of.row, of.kernel, line.act());
        if (against.isPresent()) {
            return against.get();
        }
        Optional<String> unknown = authority.unknown(line.act());
        if (unknown.isPresent()) {
            return new LoopOutcome.NoUnit(unknown.get());
        }
        Act act = Authority.signed(line.act(), of.kernel, by.actor(), of.at);
        Optional<String> mark = mark(act);
        String digest = mark.isPresent() ? Digests.of(EventLines.json(act)) : "";
        if (mark.isPresent() && !of.known.add(mark.get() + " " + digest)) {
            return new LoopOutcome.Taken(true);
        }
        Optional<Refusal> refusal =
                of.kernel.record(new Entry(of.entries + 1, of.at, Optional.of(of.row.subject()), act));
        if (refusal.isPresent()) {
            mark.ifPresent(one -> of.known.remove(one + " " + digest));
            if (act instanceof Act.Evidence || act instanceof Act.Correct) {
                histories.setAside(of.row, of.at, act, refusal.get().reason().name(), by.actor());
            }
            return new LoopOutcome.Refused(refusal.get());
        }
        of.entries++;
        added.add(new Histories.New(of.row, of.entries, of.at, mark, digest, act));
        return new LoopOutcome.Taken(false);
    }

    /** Kind and key of what may be sent twice without happening twice. */
    private static Optional<String> mark(Act act) {
        return switch (act) {
            case Act.Evidence evidence -> Optional.of("evidence:" + evidence.key());
            case Act.Correct correct -> Optional.of("correct:" + correct.key());
            case Act.Offer offer -> Optional.of("offer:" + offer.id());
            case Act.Accept(String id) -> Optional.of("accept:" + id);
            case Act.Refuse(String id) -> Optional.of("refuse:" + id);
            case Act.Request request -> Optional.of("request:" + request.id());
            case Act.Grant grant -> Optional.of("grant:" + grant.id());
            case Act.Deny deny -> Optional.of("deny:" + deny.id());
            default -> Optional.empty();
        };
    }

    private void write(List<Running> all) {
        List<Projection.Stands> stands = new ArrayList<>();
        List<Histories.Played> played = new ArrayList<>();
        for (Running of : all) {
            List<LoopView> loops = of.kernel.views(of.at);
            if (loops.isEmpty()) {
                continue;
            }
            String custodian = loops.getLast().custody().getLast().unit();
            int area = places.area(custodian).orElse(of.row.area());
            Optional<Instant> next =
                    loops.stream().flatMap(loop -> loop.next().stream()).min(Comparator.naturalOrder());
            stands.add(new Projection.Stands(of.row, area, of.at, loops));
            played.add(new Histories.Played(of.row, area, custodian, of.entries, of.at, next));
        }
        if (!stands.isEmpty()) {
            projection.write(stands);
            histories.played(played);
        }
    }

    /** Lets time pass for histories in which something is due; returns how many those were. */
    int tick(int most) {
        return HOUSE.get(() -> {
            Integer count = transaction.execute(status -> {
                Instant now = now();
                List<Histories.Row> rows = histories.lockDue(now, most);
                Map<Long, List<Entry>> entries = rows.isEmpty() ? Map.of() : histories.entries(rows);
                Times at = times.get();
                List<Running> running = new ArrayList<>();
                for (Histories.Row row : rows) {
                    try {
                        Kernel kernel = replayed(row, entries.getOrDefault(row.id(), List.of()), at);
                        running.add(new Running(row, kernel, after(row, now), Set.of()));
                    } catch (IllegalStateException e) {
                        // one that cannot be played must not keep the others waiting
                        LOG.error("history {} is not played: {}", row.id(), e.getMessage());
                        histories.played(List.of(new Histories.Played(
                                row,
                                row.area(),
                                row.custodian(),
                                row.entries(),
                                row.seen(),
                                Optional.of(now.plus(Duration.ofHours(1))))));
                    }
                }
                write(running);
                return rows.size();
            });
            return count == null ? 0 : count;
        });
    }

    /** A history as it stands now, nothing being written. */
    List<LoopView> look(Histories.Row row) {
        return HOUSE.get(() -> {
            List<Entry> entries = histories.entries(List.of(row)).getOrDefault(row.id(), List.of());
            return replayed(row, entries, times.get()).views(after(row, now()));
        });
    }

    /** A loop on paper, opened now with every anchor of today's version. */
    Optional<LoopView> sample(String protocol) {
        Instant now = now();
        Kernel kernel = new Kernel(protocols.versions(protocol), times.get());
        Map<String, Instant> anchors = new HashMap<>();
        protocols.versions(protocol).stream()
                .filter(version -> !version.effective().isAfter(clock.today()))
                .reduce((before, after) -> after)
                .ifPresent(version -> version.anchors().keySet().forEach(anchor -> anchors.put(anchor, now)));
        Act open = new Act.Open("", anchors);
        return kernel.record(new Entry(1, now, Optional.of(protocol), open)).isPresent()
                ? Optional.empty()
                : kernel.views(now).stream().findFirst();
    }

    List<LoopRecord.Recorded> told(Histories.Row row) {
        return HOUSE.get(() -> histories.told(row));
    }
}
