package org.bihuan.loop;

import java.time.Instant;

/**
 * What a unit owes.
 *
 * @param open opened and not yet done, late ones included
 * @param late of these, past due
 * @param oldest earliest due time among them
 */
public record Load(String unit, int open, int late, Instant oldest) {}
