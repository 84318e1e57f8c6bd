package org.bihuan.people;

import java.time.Instant;

/** How an emergency look ends. */
public sealed interface GlassOutcome {
    /** It is open until then. */
    record Open(Identity identity, Instant until) implements GlassOutcome {}

    /** Nobody is known by that. */
    record Nobody() implements GlassOutcome {}

    /** @param reason word key {@code people.flaw.REASON} */
    record Refused(String reason) implements GlassOutcome {}
}
