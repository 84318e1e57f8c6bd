package org.bihuan.shell.transport;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * From where and how the house is to be reached, as its operators said.
 *
 * @param host the address that it listens on
 * @param names under which it is called, as certificates write them
 * @param means what keeps the way private
 * @param plainPort where plain HTTP is shown the way to HTTPS; empty: nowhere
 */
public record Reach(InetAddress host, List<String> names, Means means, OptionalInt plainPort) {
    /** This machine only, as it is unless told otherwise. */
    public static final Reach LOOPBACK = new Reach(InetAddress.ofLiteral("127.0.0.1"), List.of(), new Plain());

    public Reach(InetAddress host, List<String> names, Means means) {
        this(host, names, means, OptionalInt.empty());
    }

    /** What keeps the way private. */
    public sealed interface Means {}

    /** Nothing: only for a way that does not leave the machine. */
    public record Plain() implements Means {}

    /** A certificate that somebody else issued, leaf first, and its key; both PEM. */
    public record Given(Path certificate, Path key) implements Means {}

    /** A certificate authority in the data folder. */
    public record OwnCa() implements Means {}

    /** Somebody in front who ends HTTPS; from these addresses only. */
    public record Proxy(List<Cidr> from) implements Means {}

    public boolean tls() {
        return means instanceof Given || means instanceof OwnCa;
    }

    /** Whether 127.0.0.1 leads to the same door. */
    boolean answersLocally() {
        return !(means instanceof Proxy) && (host.isAnyLocalAddress() || host.equals(LOOPBACK.host));
    }
}
