package org.bihuan.loop;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.bihuan.loop.model.Act;

/** A request that awaits a decision. */
public record Waiting(
        String protocol,
        String subject,
        String id,
        Act.Request.Kind kind,
        String duty,
        OptionalInt number,
        Optional<Instant> until,
        String reason,
        String by) {}
