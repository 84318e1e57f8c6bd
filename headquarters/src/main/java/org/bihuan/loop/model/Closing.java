package org.bihuan.loop.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.loop.model.Refusal.Reason;
import org.bihuan.loop.model.protocol.Closure;
import org.bihuan.loop.model.protocol.Duty;
import org.bihuan.loop.model.protocol.Protocol;

/** Law 7: what keeps a loop from closing. */
final class Closing {
    private static final Set<SlotState> STANDS =
            Set.of(SlotState.OPEN, SlotState.LATE, SlotState.SUBMITTED, SlotState.CONFLICT);

    private Closing() {}

    static Optional<Refusal> blocked(Loop loop, Instant at) {
        Protocol protocol = loop.protocol();
        for (Duty duty : protocol.duties()) {
            List<Slot> slots = loop.live(duty);
            for (int i = 0; i < slots.size(); i++) {
                SlotState state = slots.get(i).state(at);
                boolean missed = state == SlotState.BREACHED && !duty.missedCounts();
                if (duty.mandatory() && (STANDS.contains(state) || missed)) {
                    return Optional.of(new Refusal(Reason.BLOCKED, duty.id() + " " + state));
                }
            }
        }
        Closure closure = protocol.closure();
        for (Map.Entry<String, Integer> need : new java.util.TreeMap<>(closure.needs()).entrySet()) {
            long done = protocol.duty(need.getKey()).map(loop::live).orElse(List.of()).stream()
                    .filter(slot -> slot.evidence.isPresent() && !slot.submitted)
                    .count();
            if (done < need.getValue()) {
                return Optional.of(
                        new Refusal(Reason.NEEDS, need.getKey() + " (" + done + " of " + need.getValue() + ")"));
            }
        }
        return closure.stay()
                .flatMap(stay -> loop.causes.of(stay.anchor()).stream()
                        .reduce((before, after) -> after)
                        .map(anchor -> loop.times.due(anchor.value(), stay.until())))
                .filter(at::isBefore)
                .map(until -> new Refusal(Reason.TOO_EARLY, until));
    }
}
