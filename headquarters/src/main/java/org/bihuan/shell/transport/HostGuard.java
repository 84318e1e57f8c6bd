package org.bihuan.shell.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import org.bihuan.shell.transport.Admission.Why;

/**
 * Lets in what came the right way and under one of our names: plain HTTP from this machine only, otherwise TLS or the
 * proxy. A page elsewhere could otherwise reach the house through its reader's browser by pointing its own name here.
 */
public final class HostGuard {
    private static final Admission PLAIN = new Admission.TurnedAway(Why.PLAIN);
    private static final Admission MISDIRECTED = new Admission.TurnedAway(Why.OTHER_NAME);

    private final Transport transport;

    HostGuard(Transport transport) {
        this.transport = transport;
    }

    /** Decides; what a stranger says in forwarding headers counts for nothing. */
    public Admission admit(HttpServletRequest request) {
        InetAddress from = HostNames.address(request.getRemoteAddr()).orElse(null);
        if (from == null) {
            return PLAIN;
        }
        boolean direct = from.isLoopbackAddress();
        return switch (transport.reach().means()) {
            case Reach.Plain() -> direct ? named(request, transport.names(), true) : PLAIN;
            case Reach.Given _, Reach.OwnCa _ ->
                request.isSecure() ? named(request, transport.names(), direct) : unsafe(request);
            case Reach.Proxy(List<Cidr> proxies) ->
                direct && throughLocalDoor(request)
                        ? named(request, HostNames.LOCAL, true)
                        : proxied(request, from, proxies);
        };
    }

    private Admission proxied(HttpServletRequest request, InetAddress from, List<Cidr> proxies) {
        if (proxies.stream().noneMatch(block -> block.contains(from))) {
            return new Admission.TurnedAway(Why.AROUND_PROXY);
        }
        return switch (Forwarding.of(request)) {
            case Forwarding.Unclear(Why why) -> new Admission.TurnedAway(why);
            case Forwarding.Told told when !told.https() -> new Admission.TurnedAway(Why.NO_HTTPS);
            case Forwarding.Told told
            when !told.hosts().stream().allMatch(host -> transport.names().include(host)) -> MISDIRECTED;
            case Forwarding.Told told -> named(new ForwardedRequest(request, told, proxies), transport.names(), false);
        };
    }

    /** What came by plain HTTP where there is HTTPS: turned away, except at the door that shows the way. */
    private Admission unsafe(HttpServletRequest request) {
        boolean atThePlainDoor = transport
                .plainDoor()
                .filter(door -> door.port() == request.getLocalPort())
                .isPresent();
        if (!atThePlainDoor) {
            return PLAIN;
        }
        if (!transport.names().include(request.getServerName())) {
            return MISDIRECTED;
        }
        if (PlainDoor.shows(request)) {
            return new Admission.Admitted(request, false);
        }
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD")
                ? new Admission.ByHttps(transport.overHttps(request))
                : PLAIN;
    }

    private boolean throughLocalDoor(HttpServletRequest request) {
        return transport
                .door()
                .filter(door -> door.port() == request.getLocalPort())
                .isPresent();
    }

    private static Admission named(HttpServletRequest request, HostNames names, boolean direct) {
        return names.include(request.getServerName()) ? new Admission.Admitted(request, direct) : MISDIRECTED;
    }
}
