package org.bihuan.shell.imports;

import java.time.Instant;

/**
 * The batch that rows come in, for what a room keeps beside them.
 *
 * @param id the batch's number
 * @param by who commits or undoes it
 * @param at when it is committed or undone, by the city's clock
 */
public record Batch(long id, String by, Instant at) {}
