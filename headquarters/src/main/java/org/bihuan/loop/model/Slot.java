package org.bihuan.loop.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.loop.model.protocol.Duty;

/** One owed act while a loop is played. */
final class Slot {
    final Planned planned;
    final Duty duty;
    final Instant written;
    final int order;
    Instant due;
    Instant graceEnds;
    Optional<Instant> voided = Optional.empty();
    Optional<Breach> breach = Optional.empty();
    boolean waived;
    boolean submitted;
    boolean conflict;
    Optional<Effective> evidence = Optional.empty();
    int nextStep;
    Duration shift = Duration.ZERO;
    final List<Sent> sent = new ArrayList<>();

    /** @param cause occurrence of an anchor, with the place of the rule that wrote the slot */
    record Planned(String cause, Instant opens, Instant due, Instant graceEnds) {}

    /** @param unit the custodian at the end of grace; empty before the loop was opened */
    record Breach(Optional<String> unit) {}

    /** @param step from 1 */
    static final class Sent {
        final int step;
        final Instant due;
        final String unit;
        Optional<String> acknowledgedBy = Optional.empty();
        Optional<Instant> acknowledgedAt = Optional.empty();

        Sent(int step, Instant due, String unit) {
            this.step = step;
            this.due = due;
            this.unit = unit;
        }
    }

    Slot(Planned planned, Duty duty, Instant written, int order) {
        this.planned = planned;
        this.duty = duty;
        this.written = written;
        this.order = order;
        this.due = planned.due();
        this.graceEnds = planned.graceEnds();
    }

    Instant opens() {
        return planned.opens();
    }

    boolean live() {
        return voided.isEmpty();
    }

    /** Nothing is missing just now: fulfilled, submitted, waived or void. */
    boolean covered() {
        return !live() || waived || evidence.isPresent();
    }

    SlotState state(Instant now) {
        if (!live()) {
            return SlotState.VOID;
        }
        if (conflict) {
            return SlotState.CONFLICT;
        }
        if (evidence.isPresent() && !submitted) {
            return done(evidence.get());
        }
        if (waived) {
            return SlotState.WAIVED;
        }
        if (submitted) {
            return SlotState.SUBMITTED;
        }
        if (now.isAfter(graceEnds)) {
            return SlotState.BREACHED;
        }
        return now.isAfter(due) ? SlotState.LATE : now.isBefore(opens()) ? SlotState.PLANNED : SlotState.OPEN;
    }

    private SlotState done(Effective by) {
        if (by.happened().isAfter(due)) {
            return SlotState.DONE_LATE;
        }
        return breach.isPresent() || by.recorded().isAfter(graceEnds) ? SlotState.REPORTED_LATE : SlotState.DONE;
    }
}
