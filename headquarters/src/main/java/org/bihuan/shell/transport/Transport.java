package org.bihuan.shell.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.shell.cli.CommandFailure;

/** The way into a house that runs: what it listens on, which names it answers to, whose certificate it shows. */
public final class Transport implements AutoCloseable {
    private static final int HTTPS = 443;

    private final Reach reach;
    private final int port;
    private final Optional<CertificateKeeper> keeper;
    private final Optional<LocalDoor> door;
    private final Optional<PlainDoor> plainDoor;
    private volatile int mainPort;

    private Transport(Reach reach, int port, Optional<CertificateKeeper> keeper) {
        this.reach = reach;
        this.port = port;
        this.keeper = keeper;
        this.door = reach.answersLocally()
                ? Optional.empty()
                : Optional.of(new LocalDoor(reach.means() instanceof Reach.Proxy ? 0 : port, reach.tls()));
        this.mainPort = port;
        this.plainDoor = reach.plainPort().isPresent()
                ? Optional.of(new PlainDoor(reach.host(), reach.plainPort().getAsInt()))
                : Optional.empty();
    }

    /**
     * Takes nothing yet, but finds out that everything is there.
     *
     * @param port 0 for any
     * @param data the city's data folder; what belongs to the certificate is in its folder {@code tls}
     * @param city whose house it is, as a certificate tells it
     * @throws CommandFailure one line: the port is taken, the address is another machine's, a certificate does not do
     */
    public static Transport open(Reach reach, int port, Path data, String city, Clock clock, SecureRandom random) {
        refuseForeign(reach.host());
        refuseInUse(reach.host(), port);
        if (!reach.answersLocally() && !(reach.means() instanceof Reach.Proxy)) {
            refuseInUse(Reach.LOOPBACK.host(), port);
        }
        reach.plainPort().ifPresent(plain -> refuseInUse(reach.host(), plain));
        Path folder = data.resolve("tls");
        Optional<CertificateSource> source = switch (reach.means()) {
            case Reach.Plain _, Reach.Proxy _ -> Optional.empty();
            case Reach.Given given -> Optional.of(new GivenCertificate(given, reach.names()));
            case Reach.OwnCa() -> Optional.of(OwnAuthority.open(folder, city, reach.names(), clock.instant(), random));
        };
        return new Transport(
                reach, port, source.map(one -> CertificateKeeper.open(one, folder.resolve("shown.crt"), clock)));
    }

    /** This machine only, for a house that nobody opened by a command. */
    static Transport loopback() {
        return new Transport(Reach.LOOPBACK, 0, Optional.empty());
    }

    public Reach reach() {
        return reach;
    }

    /** Empty without TLS of our own. */
    public Optional<CertificateKeeper> keeper() {
        return keeper;
    }

    /** This machine's own, those that the operators named, those of the certificate. */
    HostNames names() {
        return keeper.map(one -> HostNames.LOCAL.and(one.identity().names()))
                .orElse(HostNames.LOCAL)
                .and(reach.names());
    }

    /** Set where 127.0.0.1 would not lead to the main door. */
    Optional<LocalDoor> door() {
        return door;
    }

    /** Set where plain HTTP is shown the way to HTTPS. */
    Optional<PlainDoor> plainDoor() {
        return plainDoor;
    }

    /** Tells where the main door is, once the web server knows. */
    void opened(int port) {
        mainPort = port;
    }

    /** The same page by HTTPS. */
    String overHttps(HttpServletRequest request) {
        String query = request.getQueryString();
        return "https://" + HostNames.inLink(request.getServerName()) + (mainPort == HTTPS ? "" : ":" + mainPort)
                + request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** For the web server. */
    public String[] settings() {
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=" + port, "--server.address=" + reach.host().getHostAddress()));
        if (reach.tls()) {
            settings.add("--server.ssl.bundle=" + CertificateKeeper.BUNDLE);
        }
        return settings.toArray(String[]::new);
    }

    /** @param main the main door's port */
    public int localPort(int main) {
        return door.map(LocalDoor::port).orElse(main);
    }

    /**
     * Where people find the house, without a slash at the end. What a proxy's own port is nobody told us: it is left out.
     *
     * @param main the main door's port
     */
    public String address(int main) {
        String name = reach.names().isEmpty()
                ? names().toldOutside().stream().findFirst().orElse("localhost")
                : HostNames.inLink(reach.names().getFirst());
        return switch (reach.means()) {
            case Reach.Plain _ -> "http://localhost:" + main;
            case Reach.Proxy _ -> "https://" + name;
            case Reach.Given _, Reach.OwnCa _ -> "https://" + name + ":" + main;
        };
    }

    @Override
    public void close() {
        keeper.ifPresent(CertificateKeeper::close);
    }

    private static void refuseForeign(InetAddress host) {
        try {
            if (!host.isAnyLocalAddress()
                    && !host.isLoopbackAddress()
                    && NetworkInterface.getByInetAddress(host) == null) {
                throw CommandFailure.environment("--host " + host.getHostAddress() + " is no address of this machine");
            }
        } catch (SocketException e) {
            throw CommandFailure.environment("this machine's addresses cannot be read: " + e.getMessage());
        }
    }

    /** Before anything is started: a second city must not disturb the first. */
    private static void refuseInUse(InetAddress host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw inUse(port);
        }
    }

    /** The line for a port that somebody else has. */
    public static CommandFailure inUse(int port) {
        return CommandFailure.environment(
                "port " + port + " is in use or not ours to take: choose another with --port");
    }
}
