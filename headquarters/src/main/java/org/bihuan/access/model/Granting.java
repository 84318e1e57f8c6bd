package org.bihuan.access.model;

import java.util.Optional;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;

/** Who may give which post: never wider than one's own, and never to oneself. */
public final class Granting {
    private Granting() {}

    /**
     * Words key of what stands against it; empty: nothing does.
     *
     * @param by who gives it
     * @param to account that gets it, 0 if it is made now
     * @param reach what the post would reach
     */
    public static Optional<String> flaw(Access by, long to, Role role, Role.Where area, Scope reach) {
        Actor giver = by.actor();
        if (!giver.may("access.write")) {
            return Optional.of("access.refusal.mayNot");
        }
        if (giver.isPerson() && giver.account() == to) {
            return Optional.of("access.refusal.self");
        }
        if (area.compareTo(role.where()) < 0 || role.where() == Role.Where.CITY && area != Role.Where.CITY) {
            return Optional.of("access.refusal.where");
        }
        if (!by.scope().covers(reach)) {
            return Optional.of("access.refusal.wider");
        }
        // whoever administers accounts hands out roles that they do not hold; all others only what they may themselves
        boolean administers =
                giver.permissions().contains("access.*") || giver.permissions().contains("*.*");
        if (!administers && !role.permissions().stream().allMatch(permission -> covered(giver, permission))) {
            return Optional.of("access.refusal.more");
        }
        return Optional.empty();
    }

    private static boolean covered(Actor giver, String permission) {
        return giver.permissions().contains(permission) || !permission.contains("*") && giver.may(permission);
    }
}
