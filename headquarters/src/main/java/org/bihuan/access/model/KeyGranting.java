package org.bihuan.access.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;

/**
 * Which key may be given to a program: never wider than its maker, for a year and a month at most, and without what only
 * persons do. A program reads and enters; it does not sign, publish, erase, or administer accounts.
 */
public final class KeyGranting {
    /** A year, and a month to replace it. */
    public static final Duration LONGEST = Duration.ofDays(397);

    /** All that a key can hold. */
    public static final List<String> PERMISSIONS = List.of(
            "registry.read",
            "registry.write",
            "detect.read",
            "detect.write",
            "control.read",
            "imports.read",
            "imports.write",
            "people.read",
            "people.write",
            "people.look",
            "ledger.read",
            "loop.read",
            "loop.write",
            "loop.open");

    private KeyGranting() {}

    /** What somebody can choose from. */
    public static List<String> offered(Actor maker) {
        return PERMISSIONS.stream().filter(maker::may).toList();
    }

    /** A field and the words key of what is wrong with it. */
    public record Flaw(String field, String reason) {}

    /**
     * What stands against it; empty: nothing does.
     *
     * @param reach areas and sectors that the key would reach
     */
    public static Optional<Flaw> flaw(
            Access by, Collection<String> permissions, Scope reach, Instant from, Instant until, Instant now) {
        if (!by.actor().may("access.keys")) {
            return flaw("", "access.refusal.mayNot");
        }
        if (permissions.isEmpty()) {
            return flaw("permissions", "access.refusal.keyEmpty");
        }
        if (!PERMISSIONS.containsAll(permissions)) {
            return flaw("permissions", "access.refusal.keyPermission");
        }
        if (!offered(by.actor()).containsAll(permissions)) {
            return flaw("permissions", "access.refusal.keyMore");
        }
        if (!by.scope().covers(reach)) {
            return flaw("area", "access.refusal.wider");
        }
        if (!until.isAfter(from) || !until.isAfter(now)) {
            return flaw("until", "access.refusal.until");
        }
        return Duration.between(now, until).compareTo(LONGEST) > 0
                ? flaw("until", "access.refusal.keyLong")
                : Optional.empty();
    }

    private static Optional<Flaw> flaw(String field, String reason) {
        return Optional.of(new Flaw(field, reason));
    }
}
