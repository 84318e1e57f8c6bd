package org.bihuan.shell.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a proxy tells about the request that it passes on: {@code X-Forwarded-Proto/Host/Port/For}, or {@code Forwarded}
 * (RFC 7239). A sender may have put such headers there too, and proxies append to them, so nothing is believed that one of
 * the entries contradicts.
 */
sealed interface Forwarding {
    /**
     * @param protocols one per proxy on the way, the sender's first
     * @param hosts with port, likewise; without any the Host header holds
     * @param port of the address that the sender used; 0 if not told
     * @param senders addresses, the nearest last
     */
    record Told(List<String> protocols, List<String> authorities, int port, List<String> senders)
            implements Forwarding {
        boolean https() {
            return !protocols.isEmpty() && protocols.stream().allMatch("https"::equals);
        }

        List<String> hosts() {
            return authorities.stream().map(Forwarding::host).toList();
        }
    }

    /** It cannot be told. */
    record Unclear(String why) implements Forwarding {}

    Pattern PAIR = Pattern.compile("\\s*([A-Za-z]+)=(?:\"([^\"\\\\]*)\"|([^\\s\",;]*))\\s*(;|,|$)");

    static Forwarding of(HttpServletRequest request) {
        List<String> protocols = list(request, "X-Forwarded-Proto");
        boolean standard = !all(request, "Forwarded").isEmpty();
        if (standard && !protocols.isEmpty()) {
            return new Unclear("shell.gate.twoProtos");
        }
        if (standard) {
            return standard(String.join(",", all(request, "Forwarded")));
        }
        List<String> ports = list(request, "X-Forwarded-Port");
        if (ports.size() > 1 || ports.stream().anyMatch(port -> !port.matches("\\d{1,5}"))) {
            return new Unclear("shell.gate.ports");
        }
        return new Told(
                lower(protocols),
                list(request, "X-Forwarded-Host"),
                ports.isEmpty() ? 0 : Integer.parseInt(ports.getFirst()),
                list(request, "X-Forwarded-For"));
    }

    private static Forwarding standard(String header) {
        List<String> protocols = new ArrayList<>();
        List<String> authorities = new ArrayList<>();
        List<String> senders = new ArrayList<>();
        int elements = 1;
        Matcher pair = PAIR.matcher(header);
        int at = 0;
        while (at < header.length()) {
            if (!pair.find(at) || pair.start() != at) {
                return new Unclear("shell.gate.malformed");
            }
            String value = pair.group(2) != null ? pair.group(2) : pair.group(3);
            switch (pair.group(1).toLowerCase(Locale.ROOT)) {
                case "proto" -> protocols.add(value);
                case "host" -> authorities.add(value);
                case "for" -> senders.add(value);
                default -> {}
            }
            elements += pair.group(4).equals(",") ? 1 : 0;
            at = pair.end();
        }
        // an element without proto says nothing about its part of the way
        return protocols.size() < elements
                ? new Told(List.of(), authorities, 0, senders)
                : new Told(lower(protocols), authorities, 0, senders);
    }

    /** A host without its port. */
    static String host(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    }

    /** The port that goes with a host; 443 if none does. */
    static int port(String authority) {
        String port =
                authority.substring(Math.min(authority.length(), host(authority).length() + 1));
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : 443;
    }

    private static List<String> all(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    private static List<String> list(HttpServletRequest request, String name) {
        return all(request, name).stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static List<String> lower(List<String> values) {
        return values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList();
    }
}
