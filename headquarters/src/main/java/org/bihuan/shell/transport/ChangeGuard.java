package org.bihuan.shell.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;

/** Takes changes only from the house's own pages, as the browser names them, and from programs. */
public final class ChangeGuard {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private ChangeGuard() {}

    /**
     * Browsers name the page that sends a change (Origin, Sec-Fetch-Site); programs such as our command line send neither.
     *
     * @param request as its sender sent it, under a name that is ours
     */
    public static boolean allows(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            return true;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        String origin = request.getHeader("Origin");
        return origin == null || sameOrigin(origin, request);
    }

    /** The very same: another of our names, or a neighbour under a wildcard certificate, is another origin. */
    private static boolean sameOrigin(String origin, HttpServletRequest request) {
        try {
            URI uri = URI.create(origin);
            String scheme = request.isSecure() ? "https" : "http";
            int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
            return scheme.equalsIgnoreCase(uri.getScheme())
                    && request.getServerName().equalsIgnoreCase(uri.getHost())
                    && port == request.getServerPort();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
