package org.bihuan.shell.transport;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The names under which the house answers. Whoever comes with another one comes from a page elsewhere that points its
 * own name at us, or by mistake.
 *
 * @param names lower case, as certificates write them: host names, {@code *.} for one label, addresses without brackets
 */
public record HostNames(Set<String> names) {
    /** What every machine calls itself. */
    public static final HostNames LOCAL = new HostNames(Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    public HostNames {
        names = Set.copyOf(names);
    }

    /** These and more. */
    public HostNames and(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(names);
        more.forEach(name -> all.add(written(name)));
        return new HostNames(all);
    }

    /** @param host as a request names it: without port, an IPv6 address in brackets */
    public boolean include(String host) {
        String name = written(host);
        int dot = name.indexOf('.');
        return names.contains(name) || dot > 0 && address(name).isEmpty() && names.contains("*" + name.substring(dot));
    }

    /** A name or address as certificates write it; empty if it is neither. Han characters become Punycode. */
    public static Optional<String> parse(String text) {
        try {
            String name = written(IDN.toASCII(text.strip()));
            boolean host = name.length() <= 253 && name.matches(LABEL + "(\\." + LABEL + ")*");
            return Optional.of(name).filter(written -> host && !looksLikeAddress(written) || isAddress(written));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address that a text is, never asking a name server. */
    public static Optional<InetAddress> address(String text) {
        if (!looksLikeAddress(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static boolean isAddress(String text) {
        return address(text).isPresent();
    }

    /** As a link writes it: IPv6 in brackets. */
    public static String inLink(String name) {
        return name.indexOf(':') >= 0 ? "[" + name + "]" : name;
    }

    /** Those that somebody outside of this machine can use, wildcards left out. */
    public List<String> toldOutside() {
        return names.stream()
                .filter(name -> !LOCAL.names.contains(name) && !name.startsWith("*"))
                .sorted()
                .toList();
    }

    private static String written(String host) {
        String name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return address(name).map(InetAddress::getHostAddress).orElseGet(() -> name.toLowerCase(Locale.ROOT));
    }

    private static boolean looksLikeAddress(String text) {
        return text.matches("\\d{1,3}(\\.\\d{1,3}){3}")
                || text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]{2,64}");
    }
}
