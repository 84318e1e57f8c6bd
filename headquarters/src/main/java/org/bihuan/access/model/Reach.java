package org.bihuan.access.model;

import java.util.List;
import java.util.stream.IntStream;
import org.bihuan.access.Post;
import org.bihuan.shell.scope.Scope;

/** What a post reaches: the areas that it is given for, in the sectors that its role and it itself allow. */
public final class Reach {
    private Reach() {}

    /**
     * @param areas the post's area and all below it
     * @param whole true if that is the whole city
     */
    public static Scope of(Role role, Post post, boolean whole, IntStream areas) {
        Scope scope = whole ? Scope.everything() : Scope.ofAreas(areas);
        List<String> only = sectors(role, post.sectors());
        return role.chosen() || !only.isEmpty() ? scope.inSectors(only) : scope;
    }

    /** True if the post's sectors hold a row's; with an empty sector, if they hold any. */
    public static boolean holds(Role role, Post post, String sector) {
        List<String> only = sectors(role, post.sectors());
        boolean all = !role.chosen() && only.isEmpty();
        return all || (sector.isEmpty() ? !only.isEmpty() : only.contains(sector));
    }

    /** Sectors that a post names, as far as its role allows them; empty with a role that allows all: all. */
    static List<String> sectors(Role role, List<String> named) {
        if (named.isEmpty()) {
            return role.sectors();
        }
        return role.sectors().isEmpty()
                ? named
                : named.stream().filter(role.sectors()::contains).toList();
    }
}
