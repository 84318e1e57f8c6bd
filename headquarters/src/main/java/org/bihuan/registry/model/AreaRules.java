package org.bihuan.registry.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.registry.Area;
import org.bihuan.registry.AreaKind;

/** What must hold between areas on the day a draft begins. Periods and existence on later days: the store's constraints. */
public final class AreaRules {
    private AreaRules() {}

    /**
     * @param parent the draft's reporting parent on its first day, if there is one by that code
     * @param statutory its statutory parent on that day
     * @param root the root on that day
     * @param children areas that report to it on that day
     */
    public static List<Flaw> check(
            AreaDraft draft,
            Optional<Area> parent,
            Optional<Area> statutory,
            Optional<Area> root,
            List<Area> children) {
        List<Flaw> flaws = new ArrayList<>();
        if (draft.parent().isEmpty()) {
            if (root.isPresent() && !root.get().code().equals(draft.code())) {
                flaws.add(new Flaw("parent", "secondRoot"));
            }
        } else if (parent.isEmpty()) {
            flaws.add(new Flaw("parent", "unknownArea"));
        } else {
            // ranks rise along every path, so there can be no circle
            if (rank(parent.get().kind()) >= rank(draft.kind())) {
                flaws.add(new Flaw("parent", "rank"));
            }
            if (parent.get().root() && draft.population().isEmpty()) {
                flaws.add(new Flaw("population", "unitPopulation"));
            }
        }
        if (!draft.parent().isEmpty()) {
            if (statutory.isEmpty()) {
                flaws.add(new Flaw("statutory_parent", "unknownArea"));
            } else if (statutory.get().kind() == AreaKind.ZONE) {
                flaws.add(new Flaw("statutory_parent", "zone"));
            } else if (rank(statutory.get().kind()) > rank(draft.kind())
                    || statutory.get().code().equals(draft.code())) {
                flaws.add(new Flaw("statutory_parent", "rank"));
            }
        }
        if (children.stream().anyMatch(child -> rank(child.kind()) <= rank(draft.kind()))) {
            flaws.add(new Flaw("kind", "childRank"));
        }
        return flaws;
    }

    private static int rank(AreaKind kind) {
        return switch (kind) {
            case CITY -> 0;
            case DISTRICT, COUNTY, ZONE -> 1;
            case STREET, TOWN, TOWNSHIP -> 2;
            case COMMUNITY -> 3;
            case GRID -> 4;
        };
    }
}
