package org.bihuan.detect;

import java.util.Set;

/**
 * Streams of counts that are no unit, as the city pack names them.
 *
 * @param imported cases from abroad, kept apart and never rated
 * @param unassigned cases whose unit was not given out; they come and go and are never carried forward
 */
public record Streams(Set<String> imported, Set<String> unassigned) {
    public boolean known(String stream) {
        return imported.contains(stream) || unassigned.contains(stream);
    }
}
