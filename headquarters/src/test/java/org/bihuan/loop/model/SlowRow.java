package org.bihuan.loop.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.loop.model.protocol.Duty;
import org.bihuan.loop.model.protocol.Moment;

/** A slot that was ever written and had opened before it was cut, if it was. */
final class SlowRow {
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
    Optional<SlowEvidence.Known> fulfilledBy = Optional.empty();
    boolean conflict;
    boolean unsigned;

    SlowRow(Duty duty, String cause, Instant opens, Instant due) {
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

    /** @param all evidence that belongs to this slot, in the order of what happened */
    void fulfil(List<SlowEvidence.Known> all) {
        conflict = all.stream().anyMatch(one -> one.said().size() > 1);
        fulfilledBy = duty.tally().isPresent() ? tally(duty, all) : first(duty, all);
        unsigned =
                fulfilledBy.filter(one -> one.signed() < duty.signers().size()).isPresent();
    }

    private static boolean counts(Duty duty, SlowEvidence.Known one) {
        return one.said().size() > 1
                || one.said().stream()
                        .allMatch(said -> duty.counts().entrySet().stream()
                                .allMatch(wish -> wish.getValue()
                                        .holds(Objects.requireNonNull(
                                                said.values().get(wish.getKey())))));
    }

    private static Optional<SlowEvidence.Known> first(Duty duty, List<SlowEvidence.Known> all) {
        List<SlowEvidence.Known> counting =
                all.stream().filter(one -> counts(duty, one)).toList();
        Optional<SlowEvidence.Known> signed = counting.stream()
                .filter(one -> one.signed() >= duty.signers().size())
                .findFirst();
        return signed.isPresent() ? signed : counting.stream().findFirst();
    }

    /** Looks at every run of evidence for one that is long enough. */
    private static Optional<SlowEvidence.Known> tally(Duty duty, List<SlowEvidence.Known> all) {
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
            Optional<SlowEvidence.Known> last = Optional.empty();
            for (SlowEvidence.Known one : all.subList(Math.min(start, end + 1), end + 1)) {
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

    String state(Instant now) {
        if (cut) {
            return "VOID";
        }
        if (conflict) {
            return "CONFLICT";
        }
        if (fulfilledBy.isPresent() && !unsigned) {
            SlowEvidence.Known by = fulfilledBy.get();
            return by.happened().isAfter(due)
                    ? "DONE_LATE"
                    : breached || by.recorded().isAfter(grace) ? "REPORTED_LATE" : "DONE";
        }
        if (waived) {
            return "WAIVED";
        }
        if (unsigned) {
            return "SUBMITTED";
        }
        return now.isAfter(grace) ? "BREACHED" : now.isAfter(due) ? "LATE" : now.isBefore(opens) ? "PLANNED" : "OPEN";
    }
}
