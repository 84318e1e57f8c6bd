package org.bihuan.loop.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bihuan.loop.model.Refusal.Reason;
import org.bihuan.loop.model.protocol.Protocol;

/**
 * Plays histories: what was recorded, in the order of arrival, folded into loops. A pure function of the versions of a
 * protocol, the calendar and zone, the entries and the instant that is asked about.
 */
public final class Kernel {
    private final List<Protocol> versions;
    private final Times times;
    private final Map<String, Player> loops = new LinkedHashMap<>();
    private Instant last = Instant.MIN;

    /** @param line of the history, from 1 */
    public record Refused(int line, Refusal refusal) {}

    /** @param loops in the order of their opening */
    public record Played(List<LoopView> loops, List<Refused> refused) {}

    /** @param versions of one protocol, in the order of their effective days */
    public Kernel(List<Protocol> versions, Times times) {
        this.versions = List.copyOf(versions);
        this.times = times;
    }

    /**
     * @param versions of one protocol, in the order of their effective days
     * @param at entries recorded later are not played
     */
    public static Played play(List<Protocol> versions, Times times, List<Entry> history, Instant at) {
        Kernel kernel = new Kernel(versions, times);
        List<Refused> refused = new ArrayList<>();
        for (Entry entry : history) {
            if (!entry.at().isAfter(at)) {
                kernel.record(entry).ifPresent(refusal -> refused.add(new Refused(entry.line(), refusal)));
            }
        }
        return new Played(kernel.views(at), List.copyOf(refused));
    }

    /** The next entry of the history. Refused if it was recorded before the one before it, or before a {@link #views}. */
    public Optional<Refusal> record(Entry entry) {
        if (entry.at().isBefore(last)) {
            return Optional.of(new Refusal(Reason.TIME_GOES_BACK, ""));
        }
        last = entry.at();
        return take(entry);
    }

    /**
     * All loops as they stand at {@code at}, in the order of their opening. What is due at that very moment has happened;
     * entries of the same moment may no longer be recorded.
     */
    public List<LoopView> views(Instant at) {
        last = at.plusNanos(1);
        return loops.values().stream().map(player -> player.view(at)).toList();
    }

    /** Who was custodian when, of all loops in the order of their opening. */
    public List<LoopView.Held> custody() {
        return loops.values().stream()
                .flatMap(player -> player.loop().custody.view(player.loop().closed()).stream())
                .toList();
    }

    /** Hand-overs of the latest loop that nobody has answered. */
    public List<Act.Offer> offers() {
        return loops.values().stream()
                .reduce((before, after) -> after)
                .map(player -> player.loop().custody.offers())
                .orElse(List.of());
    }

    private Optional<Refusal> take(Entry entry) {
        if (entry.act() instanceof Act.Open open) {
            return open(entry, open);
        }
        if (entry.subject().isEmpty() && subjects() != 1) {
            return Optional.of(new Refusal(Reason.NO_SUBJECT, ""));
        }
        String subject = entry.subject()
                .orElseGet(() -> subject(loops.keySet().iterator().next()));
        Optional<Player> latest = latest(subject);
        if (latest.isEmpty()) {
            return Optional.of(new Refusal(Reason.NO_LOOP, subject));
        }
        Player player = filing(subject, entry.act()).orElse(latest.get());
        Optional<Refusal> refusal = player.play(entry);
        if (refusal.isEmpty()) {
            player.recall()
                    .ifPresent(anchors ->
                            begin(subject, entry.at(), player.loop().custody.now(), anchors));
        }
        return refusal;
    }

    /** Evidence that happened before a loop was closed is filed there, though another loop of the subject runs now. */
    private Optional<Player> filing(String subject, Act act) {
        return loops.entrySet().stream()
                .filter(one -> subject(one.getKey()).equals(subject))
                .map(Map.Entry::getValue)
                .filter(player -> player.files(act))
                .findFirst();
    }

    private Optional<Refusal> open(Entry entry, Act.Open open) {
        String subject = entry.subject().orElse("");
        if (subject.isEmpty()) {
            return Optional.of(new Refusal(Reason.NO_SUBJECT, ""));
        }
        if (latest(subject).filter(player -> player.loop().closed().isEmpty()).isPresent()) {
            return Optional.of(new Refusal(Reason.LOOP_RUNS, subject));
        }
        return begin(subject, entry.at(), open.custodian(), open.anchors());
    }

    private Optional<Refusal> begin(String subject, Instant at, String custodian, Map<String, Instant> anchors) {
        Optional<Protocol> version = inForce(at);
        if (version.isEmpty()) {
            return Optional.of(new Refusal(Reason.NO_VERSION, times.day(at).toString()));
        }
        Optional<String> unknown = anchors.keySet().stream()
                .filter(name -> !version.get().anchors().containsKey(name))
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of(new Refusal(Reason.NO_ANCHOR, unknown.get()));
        }
        long before = loops.keySet().stream()
                .filter(name -> subject(name).equals(subject))
                .count();
        String name = before == 0 ? subject : subject + "#" + (before + 1);
        Map<String, Instant> sorted = new TreeMap<>(anchors);
        Supplier<Loop> opening = () -> {
            Loop loop = new Loop(name, version.get(), times, custodian, at);
            sorted.forEach(loop.causes::anchor);
            loop.settle(at);
            return loop;
        };
        loops.put(name, new Player(opening, versions));
        return Optional.empty();
    }

    private Optional<Protocol> inForce(Instant at) {
        return versions.stream()
                .filter(version -> !version.effective().isAfter(times.day(at)))
                .reduce((before, after) -> after);
    }

    private Optional<Player> latest(String subject) {
        return loops.entrySet().stream()
                .filter(one -> subject(one.getKey()).equals(subject))
                .reduce((before, after) -> after)
                .map(Map.Entry::getValue);
    }

    private long subjects() {
        return loops.keySet().stream().map(Kernel::subject).distinct().count();
    }

    private static String subject(String loop) {
        int linked = loop.lastIndexOf('#');
        return linked < 0 ? loop : loop.substring(0, linked);
    }
}
