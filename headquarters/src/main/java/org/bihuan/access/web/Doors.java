package org.bihuan.access.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.shell.scope.Actor;

/** What may be reached without signing in, and which permission an address needs otherwise. */
final class Doors {
    private static final List<String> OPEN = List.of(
            "/sign-in",
            "/sign-in/",
            "/access/link/",
            "/lib/",
            "/assets/",
            "/shell/language",
            "/shell/look",
            "/shell/trust",
            "/shell/trust/");
    /** For everybody who is signed in. */
    private static final Set<String> EVERYBODYS =
            Set.of("/", "/error", "/sign-out", "/access/who", "/shell/api", "/api/v1/openapi.json");

    /** Acts that need more than to write in their room. */
    private static final Map<Pattern, String> ACTS = Map.of(
            Pattern.compile("access/clients(/.*)?"), "access.keys",
            Pattern.compile("control/issues"), "control.sign",
            Pattern.compile("control/issues/[^/]+/publish"), "control.publish");

    private static final String API = "/api/v1/";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private Doors() {}

    static boolean open(String path) {
        return OPEN.stream().anyMatch(open -> path.equals(open) || open.endsWith("/") && path.startsWith(open));
    }

    private static boolean own(String path) {
        return path.equals("/access/me") || path.startsWith("/access/me/");
    }

    static boolean api(String path) {
        return path.startsWith("/api/");
    }

    /** Where a program's key opens anything. */
    static boolean programs(String path) {
        return path.startsWith(API);
    }

    /** True if whoever is signed in may do it. */
    private static boolean everybodys(boolean reads, String path) {
        return EVERYBODYS.contains(path) || reads && own(path);
    }

    /**
     * Whether somebody may do it: {@code ROOM.read} or {@code ROOM.write}, where parts of the ground floor count as rooms;
     * on one's own page {@link Actor#OWN}.
     */
    static boolean admits(Actor actor, String method, String path) {
        boolean reads = READING.contains(method.toUpperCase(Locale.ROOT));
        return everybodys(reads, path) || actor.may(own(path) ? Actor.OWN : permission(reads, path));
    }

    private static String permission(boolean reads, String path) {
        String rest = path.startsWith(API) ? path.substring(API.length()) : path.substring(1);
        for (Map.Entry<Pattern, String> act : ACTS.entrySet()) {
            if (!reads && act.getKey().matcher(rest).matches()) {
                return act.getValue();
            }
        }
        String[] parts = rest.split("/", -1);
        String room = parts[0].equals("shell") && parts.length > 1 ? parts[1] : parts[0];
        return room + (reads ? ".read" : ".write");
    }
}
