package org.bihuan.shell.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.apache.catalina.connector.Connector;

/**
 * A door for plain HTTP beside the one for HTTPS: for whoever types a name without https. It shows the way to HTTPS and,
 * to devices that do not trust the city's authority yet, the page that explains how; nothing else.
 */
final class PlainDoor {
    private final Connector connector = new Connector();

    PlainDoor(InetAddress host, int port) {
        connector.setPort(port);
        connector.setProperty("address", host.getHostAddress());
    }

    Connector connector() {
        return connector;
    }

    /** Where it listens; -1 before the web server started. */
    int port() {
        return connector.getLocalPort();
    }

    /** Nobody's data, and needed before there is trust: the page on trust, its file and what the page is made of. */
    static boolean shows(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean plain = path.chars().noneMatch(character -> character == '%' || character == ';' || character == '\\')
                && !path.contains("..")
                && !path.contains("//");
        return plain
                && request.getMethod().equals("GET")
                && (path.equals("/shell/trust")
                        || path.equals("/shell/trust/ca.crt")
                        || path.startsWith("/assets/")
                        || path.startsWith("/lib/"));
    }
}
