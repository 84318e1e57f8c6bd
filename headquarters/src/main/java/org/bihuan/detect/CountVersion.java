package org.bihuan.detect;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a count.
 *
 * @param count the figures
 * @param recordedAt when it was recorded
 * @param recordedBy by whom
 * @param reason why it was corrected by hand; empty for what came by file
 * @param supersededAt when a later version took its place; empty for the current one
 */
public record CountVersion(
        Count count, Instant recordedAt, String recordedBy, String reason, Optional<Instant> supersededAt) {}
