package org.bihuan.loop.model.protocol;

import java.util.Map;
import java.util.Optional;

/**
 * What must be there before a loop closes, besides the law that nothing mandatory is open.
 *
 * @param needs duty to the least number of its slots that are fulfilled
 * @param stay the least stay
 * @param reopen anchor of the linked loop that evidence opens which would have prevented the closing
 */
public record Closure(Map<String, Integer> needs, Optional<Stay> stay, Optional<String> reopen) {
    public Closure {
        needs = Map.copyOf(needs);
    }

    /** Not before {@code until}, counted from the latest occurrence of {@code anchor}. */
    public record Stay(String anchor, Moment until) {}
}
