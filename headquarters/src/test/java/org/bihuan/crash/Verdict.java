package org.bihuan.crash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a campaign has shown.
 *
 * @param acknowledged how many things the house had acknowledged
 * @param missing of those, the ones that it does not hold
 * @param twice things that it holds more than once, acknowledged or not
 * @param invented things that nobody sent
 * @param contradictions what a writer found wrong with its own tables
 */
record Verdict(
        int acknowledged, List<UUID> missing, List<UUID> twice, List<UUID> invented, List<String> contradictions) {

    /** @param sent everything that was sent, acknowledged or not */
    static Verdict of(
            Collection<UUID> acknowledged, Collection<UUID> sent, List<UUID> held, List<String> contradictions) {
        Set<UUID> once = new HashSet<>();
        List<UUID> twice = new ArrayList<>();
        for (UUID id : held) {
            if (!once.add(id)) {
                twice.add(id);
            }
        }
        Set<UUID> known = new HashSet<>(sent);
        return new Verdict(
                acknowledged.size(),
                acknowledged.stream().filter(id -> !once.contains(id)).toList(),
                twice,
                once.stream().filter(id -> !known.contains(id)).toList(),
                contradictions);
    }

    boolean clean() {
        return missing.isEmpty() && twice.isEmpty() && invented.isEmpty() && contradictions.isEmpty();
    }
}
