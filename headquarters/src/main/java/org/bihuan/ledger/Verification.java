package org.bihuan.ledger;

import java.util.List;

/**
 * What a reading of the whole ledger found.
 *
 * @param entries how many entries were compared
 * @param seals how many seals were
 * @param pending entries that no seal covers yet
 * @param head where the chain stood
 * @param findings the first {@link #MOST}; empty if all is as it was recorded
 */
public record Verification(long entries, long seals, long pending, Head head, List<Finding> findings) {
    /** A ledger that was tampered with at large is not listed to its end. */
    public static final int MOST = 1000;

    public Verification {
        findings = List.copyOf(findings);
    }

    public boolean sound() {
        return findings.isEmpty();
    }
}
