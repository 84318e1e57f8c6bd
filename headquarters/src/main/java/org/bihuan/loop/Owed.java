package org.bihuan.loop;

import java.time.Instant;
import org.bihuan.loop.model.SlotState;

/**
 * One duty that is owed now or soon.
 *
 * @param loop name of the loop: the subject, {@code #2} and so on for later loops
 * @param number of the slot within the duty
 * @param key of the slot
 * @param state as of now
 */
public record Owed(
        long history,
        String loop,
        String protocol,
        int version,
        String subject,
        String custodian,
        String duty,
        int number,
        String key,
        Instant opens,
        Instant due,
        Instant graceEnds,
        SlotState state) {

    public Place place() {
        return new Place(due, history, loop, duty, key);
    }
}
