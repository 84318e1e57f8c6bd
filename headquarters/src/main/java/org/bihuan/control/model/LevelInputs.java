package org.bihuan.control.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that levels of a day follow from.
 *
 * @param series by unit code
 * @param groups name of a rating group → its units; a unit is in one group at most
 * @param clusters known clusters; empty if nobody keeps them: then a unit with new cases counts as having one
 * @param overrides the competent body's own decisions
 */
public record LevelInputs(
        Map<String, Series> series,
        Map<String, List<String>> groups,
        Optional<List<Cluster>> clusters,
        List<LevelOverride> overrides) {}
