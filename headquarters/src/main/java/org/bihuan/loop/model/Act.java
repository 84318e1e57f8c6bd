package org.bihuan.loop.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is recorded of a loop. {@code by} is a unit or a role, or one of the two and a person: {@code hotel:li}. Times are
 * when it happened where the act says so, else when it was recorded.
 */
public sealed interface Act {
    record Open(String custodian, Map<String, Instant> anchors) implements Act {}

    /** @param about key of the evidence that this one is a result of; it then happened when that one did */
    record Evidence(
            String key, String duty, Instant happened, String by, Map<String, String> values, Optional<String> about)
            implements Act {}

    /** Corrects evidence or an earlier correction. No values left: withdrawn. */
    record Correct(
            String key,
            String corrects,
            Optional<Map<String, String>> values,
            Optional<Instant> happened,
            String by,
            String reason)
            implements Act {}

    record Offer(String id, String from, String to, Optional<Instant> until) implements Act {}

    record Accept(String id) implements Act {}

    record Refuse(String id) implements Act {}

    /** @param slot number of the slot of the duty in time order, from 1 */
    record Acknowledge(String duty, int slot, int step, String by, Instant promise) implements Act {}

    record Request(
            String id, Kind kind, String duty, OptionalInt slot, Optional<Instant> until, String reason, String by)
            implements Act {
        /** {@code EXEMPT}: no slot that opens before {@code until} is owed. */
        public enum Kind {
            EXTEND,
            WAIVE,
            EXEMPT
        }
    }

    record Grant(String id, String by) implements Act {}

    record Deny(String id, String by) implements Act {}

    record Sign(String key, String by) implements Act {}

    record Return(String key, String by, String reason) implements Act {}

    /** Decides which values one key has. */
    record Decide(String key, Map<String, String> values, String by) implements Act {}

    /** From now on {@code to} may act for the duty beside the custodian. */
    record Assign(String duty, String to, String by) implements Act {}

    /** @param again it happened anew; else the last value was wrong */
    record Anchor(String name, Instant value, boolean again) implements Act {}

    record Suspend(Optional<Instant> happened) implements Act {}

    record Resume(Optional<Instant> happened) implements Act {}

    /** @param cause key of the evidence that it follows from; it then happened when that did */
    record Convert(String to, Optional<String> cause, Optional<Instant> happened) implements Act {}

    record Dial(String name, String value, Optional<Instant> happened) implements Act {}

    record Migrate(int version, String by) implements Act {}

    record Close(String by) implements Act {}

    /** The unit or role that stands behind {@code by}. */
    static String party(String by) {
        return by.contains(":") ? by.substring(0, by.indexOf(':')) : by;
    }
}
