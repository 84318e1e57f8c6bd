package org.bihuan.ledger;

import java.time.Instant;

/**
 * A reading of the whole ledger that was kept.
 *
 * @param at when
 * @param login who asked for it
 * @param found what it found
 */
public record KeptVerification(Instant at, String login, Verification found) {}
