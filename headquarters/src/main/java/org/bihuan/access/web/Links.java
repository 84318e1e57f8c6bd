package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Links to be given to others: whole addresses, by the name under which whoever makes them came. */
final class Links {
    private Links() {}

    /** @param path from the root on; the name of the host was admitted by the front gate */
    static String whole(HttpServletRequest request, String path) {
        return ServletUriComponentsBuilder.fromContextPath(request).path(path).toUriString();
    }
}
