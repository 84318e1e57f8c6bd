package org.bihuan.loop.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bihuan.loop.model.protocol.Protocol;

/**
 * A loop as it stands at an instant.
 *
 * @param slots duties in the order of the protocol, slots in the order of time
 * @param offers hand-overs that nobody has answered yet, lapsed ones too
 * @param requests what awaits somebody's decision
 * @param next when something happens by itself if nothing is recorded: a step of a ladder, a breach, an opening
 */
public record LoopView(
        String loop,
        int version,
        List<SlotView> slots,
        List<Held> custody,
        List<StepView> ladder,
        Optional<Instant> closed,
        List<Act.Offer> offers,
        List<Act.Request> requests,
        Optional<Instant> next) {

    /**
     * @param slot number within the duty, from 1
     * @param key names the slot within the duty whatever is written, cut or recorded later
     * @param evidence key of the evidence that fulfils, or awaits signature
     * @param values one map for each value that is in conflict, else one
     * @param lateMinutes whole minutes from due to happened, or to now while nothing happened; 0 in time; empty if planned,
     *     waived or void
     * @param surprise drawn at random: hidden from whoever owes it until it opens
     * @param breach the unit that is charged with it; empty if it was due before the loop was opened
     */
    public record SlotView(
            String duty,
            int slot,
            String key,
            Instant opens,
            Instant due,
            Instant graceEnds,
            SlotState state,
            Optional<String> evidence,
            Optional<Instant> happened,
            Optional<Instant> recorded,
            OptionalLong lateMinutes,
            List<Map<String, String>> values,
            boolean surprise,
            Optional<Breach> breach) {}

    /** @param unit empty if nobody was custodian at the end of grace */
    public record Breach(Optional<String> unit) {}

    /** One unit's custody; {@code until} is empty while it lasts. */
    public record Held(String unit, Instant from, Optional<Instant> until) {}

    /** One message of a ladder. {@code to} is a level above the unit that was custodian when it was sent. */
    public record StepView(
            String duty,
            int slot,
            String key,
            int step,
            Protocol.Line line,
            String to,
            Instant due,
            Optional<String> acknowledgedBy,
            Optional<Instant> acknowledgedAt) {}
}
