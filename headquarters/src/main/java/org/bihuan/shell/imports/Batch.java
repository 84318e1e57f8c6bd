package org.bihuan.shell.imports;

import java.time.Instant;

/**
 * The batch that rows come in, for what a room keeps beside them.
 *
 * @param id the batch's number
 * @param sender who sent the file, as typed (unverified until there are accounts)
 * @param at when it is committed or undone, by the city's clock
 */
public record Batch(long id, String sender, Instant at) {}
