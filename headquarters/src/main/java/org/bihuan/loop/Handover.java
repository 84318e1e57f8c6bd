package org.bihuan.loop;

import java.time.Instant;
import java.util.Optional;

/** A hand-over that awaits the receiver's answer. */
public record Handover(String protocol, String subject, String id, String from, String to, Optional<Instant> until) {}
