package org.bihuan.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry as it stands in the ledger.
 *
 * @param id its number
 * @param at when it happened
 * @param act what was done
 * @param area area of the record
 * @param sector sector of the record
 * @param entry the whole of it; empty once its time of keeping has run out
 * @param expiredAt when that was
 */
public record Recorded(
        long id, Instant at, String act, int area, String sector, Optional<Entry> entry, Optional<Instant> expiredAt) {}
