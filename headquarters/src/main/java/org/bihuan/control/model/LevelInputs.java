package org.bihuan.control.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that levels of a day follow from.
 *
 * @param series by unit code
 * @param members of rating groups, with their days
 * @param clusters known clusters; empty if nobody keeps them: then a unit with new cases counts as having one
 * @param overrides the competent body's own decisions
 */
public record LevelInputs(
        Map<String, Series> series,
        List<GroupMember> members,
        Optional<List<Cluster>> clusters,
        List<LevelOverride> overrides) {

    /** Name of a rating group → its units on a day. */
    Map<String, List<String>> groupsOn(LocalDate day) {
        Map<String, GroupMember> last = new TreeMap<>();
        members.stream()
                .filter(member -> !member.from().isAfter(day))
                .sorted(Comparator.comparing(GroupMember::from))
                .forEach(member -> last.put(member.unit(), member));
        Map<String, List<String>> groups = new HashMap<>();
        last.values().stream()
                .filter(member -> !member.until().isBefore(day))
                .forEach(member -> groups.merge(
                        member.group(),
                        List.of(member.unit()),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
        return groups;
    }
}
