package org.bihuan.access.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What may be reached without signing in, and which permission an address needs otherwise. */
final class Doors {
    private static final List<String> OPEN = List.of(
            "/sign-in",
            "/access/link/",
            "/lib/",
            "/assets/",
            "/shell/language",
            "/shell/look",
            "/shell/trust",
            "/shell/trust/");
    /** One's own page and the first one: for everybody who is signed in. */
    private static final Set<String> OWN = Set.of("/", "/error", "/sign-out", "/shell/api", "/api/v1/openapi.json");

    private static final String CLIENTS = "/access/clients";
    private static final String API = "/api/v1/";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private Doors() {}

    static boolean open(String path) {
        return OPEN.stream().anyMatch(open -> path.equals(open) || open.endsWith("/") && path.startsWith(open));
    }

    static boolean own(String path) {
        return OWN.contains(path) || path.equals("/access/me") || path.startsWith("/access/me/");
    }

    static boolean api(String path) {
        return path.startsWith("/api/");
    }

    /** Where a program's key opens anything. */
    static boolean programs(String path) {
        return path.startsWith(API);
    }

    /** {@code ROOM.read} or {@code ROOM.write}; parts of the ground floor count as rooms. */
    static String permission(String method, String path) {
        if (!READING.contains(method.toUpperCase(Locale.ROOT)) && path.startsWith(CLIENTS)) {
            return "access.keys";
        }
        String rest = path.startsWith(API) ? path.substring(API.length()) : path.substring(1);
        String[] parts = rest.split("/", -1);
        String room = parts[0].equals("shell") && parts.length > 1 ? parts[1] : parts[0];
        boolean reads = READING.contains(method.toUpperCase(Locale.ROOT));
        return room + (reads ? ".read" : ".write");
    }
}
