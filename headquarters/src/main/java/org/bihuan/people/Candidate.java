package org.bihuan.people;

import java.util.List;

/**
 * Somebody who may be the same.
 *
 * @param identity who
 * @param score 0 to 100
 * @param reasons word keys {@code people.same.REASON}, the weightiest first
 */
public record Candidate(Identity identity, int score, List<String> reasons) {
    /** From here on it is more likely the same person than not. */
    public static final int LIKELY = 80;

    public Candidate {
        reasons = List.copyOf(reasons);
    }
}
