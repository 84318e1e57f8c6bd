package org.bihuan.loop.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.loop.model.Slot.Planned;
import org.bihuan.loop.model.protocol.Duty;

/** The slots of one duty in one loop: written, rewritten, fulfilled. */
final class Duties {
    private static final Comparator<Slot> IN_TIME = Comparator.comparing(Slot::opens)
            .thenComparing(slot -> slot.planned.due())
            .thenComparing(slot -> slot.planned.cause())
            .thenComparing(slot -> slot.order);

    private final Map<Planned, Slot> live = new LinkedHashMap<>();
    private final List<Slot> cut = new ArrayList<>();
    private int written;
    private List<Slot> inOrder = List.of();
    private List<Effective> given = List.of();

    /** Live ones and void ones, as they are numbered. */
    List<Slot> inTime() {
        List<Slot> all = new ArrayList<>(live.values());
        all.addAll(cut);
        all.sort(IN_TIME);
        return all;
    }

    /** A name for each slot that stays its own: cause and window, and how often the same was cut before. */
    static List<String> keys(List<Slot> inTime) {
        Map<String, Integer> before = new HashMap<>();
        return inTime.stream()
                .map(slot -> slot.planned.cause() + "@" + slot.opens() + "/" + slot.planned.due())
                .map(key -> key + "#" + before.merge(key, 1, Integer::sum))
                .toList();
    }

    List<Slot> live() {
        return inOrder;
    }

    Optional<Slot> number(int slot) {
        List<Slot> all = inTime();
        return slot < 1 || slot > all.size() ? Optional.empty() : Optional.of(all.get(slot - 1));
    }

    /**
     * Makes the live slots those that are wanted: what is no longer wanted becomes void if it had opened by now, and was
     * never there if it had not.
     */
    void rewrite(Map<Planned, Duty> wanted, Instant at) {
        live.values().removeIf(slot -> {
            boolean gone = !wanted.containsKey(slot.planned);
            if (gone && !slot.opens().isAfter(at)) {
                cutOff(slot, at);
            }
            return gone;
        });
        wanted.forEach((planned, duty) -> live.computeIfAbsent(planned, key -> new Slot(key, duty, at, written++)));
        changed();
        fulfil();
    }

    /** Nothing that is not yet owed is owed any more. */
    void close(Instant at) {
        live.values().removeIf(slot -> {
            boolean gone = !slot.covered() && !slot.graceEnds.isBefore(at);
            if (gone) {
                cutOff(slot, at);
            }
            return gone;
        });
        changed();
    }

    private void changed() {
        inOrder = live.values().stream().sorted(IN_TIME).toList();
    }

    private void cutOff(Slot slot, Instant at) {
        slot.voided = Optional.of(at);
        slot.evidence = Optional.empty();
        slot.submitted = false;
        slot.conflict = false;
        cut.add(slot);
    }

    /** Gives every piece of evidence to the latest slot that had opened when it happened, and every slot its first. */
    void assign(List<Effective> evidence) {
        if (!evidence.equals(given)) {
            given = evidence;
            fulfil();
        }
    }

    private void fulfil() {
        List<Slot> slots = live();
        Map<Slot, List<Effective>> shares = new HashMap<>();
        for (Effective one : given) {
            for (int i = slots.size() - 1; i >= 0; i--) {
                if (!slots.get(i).opens().isAfter(one.happened())) {
                    shares.computeIfAbsent(slots.get(i), slot -> new ArrayList<>())
                            .add(one);
                    break;
                }
            }
        }
        slots.forEach(slot -> fulfil(slot, shares.getOrDefault(slot, List.of())));
    }

    private static void fulfil(Slot slot, List<Effective> evidence) {
        Duty duty = slot.duty;
        slot.conflict = evidence.stream().anyMatch(Effective::inConflict);
        slot.evidence = duty.tally().isPresent() ? tallied(duty, evidence) : first(duty, evidence);
        slot.submitted = slot.evidence
                .filter(one -> one.signatures() < duty.signers().size())
                .isPresent();
    }

    /** Evidence that meets the effect's condition, each after the duty had been fulfilled anew. */
    static List<Effective> lapses(Duty duty, Duty.Effect effect, List<Effective> evidence) {
        List<Effective> lapses = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < evidence.size(); i++) {
            Effective one = evidence.get(i);
            boolean meets = one.contents().stream().anyMatch(content -> duty.holds(effect.on(), content.values()));
            List<Effective> since = evidence.subList(from, i);
            if (meets && (duty.tally().isPresent() ? tallied(duty, since) : first(duty, since)).isPresent()) {
                lapses.add(one);
                from = i + 1;
            }
        }
        return lapses;
    }

    private static boolean counts(Duty duty, Effective one) {
        return one.inConflict()
                || duty.holds(duty.counts(), one.contents().getFirst().values());
    }

    private static Optional<Effective> first(Duty duty, List<Effective> evidence) {
        List<Effective> counting =
                evidence.stream().filter(one -> counts(duty, one)).toList();
        return counting.stream()
                .filter(one -> one.signatures() >= duty.signers().size())
                .findFirst()
                .or(() -> counting.stream().findFirst());
    }

    private static Optional<Effective> tallied(Duty duty, List<Effective> evidence) {
        Duty.Tally tally = duty.tally().orElseThrow();
        int count = 0;
        Optional<Effective> last = Optional.empty();
        for (Effective one : evidence) {
            if (!counts(duty, one)) {
                count = tally.consecutive() ? 0 : count;
                last = tally.consecutive() ? Optional.empty() : last;
                continue;
            }
            boolean apart = last.isEmpty()
                    || !one.happened().isBefore(last.get().happened().plus(tally.gap()));
            if (apart) {
                last = Optional.of(one);
                if (++count == tally.count()) {
                    return last;
                }
            }
        }
        return Optional.empty();
    }
}
