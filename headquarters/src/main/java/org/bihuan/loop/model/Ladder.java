package org.bihuan.loop.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.loop.model.Refusal.Reason;
import org.bihuan.loop.model.protocol.Duty;
import org.bihuan.loop.model.protocol.StepTime;

/** Which steps of a slot's ladder are due, and what an acknowledgement does to them. */
record Ladder(Times times) {

    /** Sends every step that is due before {@code until}, nothing having changed in between. */
    void climb(Slot slot, Instant until, boolean inclusive, String custodian) {
        List<Duty.Step> steps = slot.duty.ladder();
        while (!slot.covered() && slot.nextStep < steps.size()) {
            Instant due = due(slot, slot.nextStep);
            if (!(inclusive ? !due.isAfter(until) : due.isBefore(until))) {
                return;
            }
            send(slot, due, custodian);
        }
    }

    /** After a change: of the steps that passed while nothing was known to be owed, only the highest is sent. */
    void catchUp(Slot slot, Instant at, String custodian) {
        int highest = -1;
        for (int i = slot.nextStep;
                i < slot.duty.ladder().size() && due(slot, i).isBefore(at);
                i++) {
            highest = i;
        }
        if (!slot.covered() && highest >= 0) {
            slot.nextStep = highest;
            send(slot, due(slot, highest), custodian);
        }
    }

    private static void send(Slot slot, Instant due, String custodian) {
        slot.sent.add(new Slot.Sent(slot.nextStep + 1, due, custodian));
        slot.nextStep++;
    }

    /** The person who acknowledges answers until the promised time; if nothing is done then, the next step is due. */
    Optional<Refusal> acknowledge(Slot slot, Act.Acknowledge act, Instant at, String custodian) {
        if (!act.promise().isAfter(at)) {
            return Optional.of(new Refusal(Reason.PROMISE_IN_THE_PAST, act.promise()));
        }
        if (act.step() == slot.nextStep + 1) {
            climb(slot, at, true, custodian); // a step that is due this very moment may be acknowledged
        }
        Optional<Slot.Sent> sent =
                slot.sent.stream().filter(one -> one.step == act.step()).findFirst();
        if (sent.isEmpty()) {
            return Optional.of(new Refusal(Reason.NO_STEP, Integer.toString(act.step())));
        }
        if (sent.get().acknowledgedAt.isPresent()) {
            return Optional.of(new Refusal(Reason.KNOWN_ALREADY, "step " + act.step()));
        }
        sent.get().acknowledgedBy = Optional.of(act.by());
        sent.get().acknowledgedAt = Optional.of(at);
        if (slot.nextStep < slot.duty.ladder().size()) {
            slot.shift = slot.shift.plus(Duration.between(due(slot, slot.nextStep), act.promise()));
        }
        return Optional.empty();
    }

    /** When the next step is due if nothing is recorded. */
    Optional<Instant> next(Slot slot) {
        return slot.nextStep < slot.duty.ladder().size() ? Optional.of(due(slot, slot.nextStep)) : Optional.empty();
    }

    private Instant due(Slot slot, int step) {
        Instant base = switch (slot.duty.ladder().get(step).at()) {
            case StepTime.AfterDue after -> times.due(slot.due, after.moment());
            case StepTime.AfterGrace after -> slot.graceEnds.plus(after.later());
            case StepTime.Share share ->
                slot.opens()
                        .plus(Duration.between(slot.opens(), slot.due)
                                .multipliedBy(share.percent())
                                .dividedBy(100));
        };
        return base.plus(slot.shift);
    }
}
