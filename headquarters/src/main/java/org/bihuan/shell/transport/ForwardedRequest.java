package org.bihuan.shell.transport;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** A request as its sender sent it to the proxy. */
final class ForwardedRequest extends HttpServletRequestWrapper {
    private final String host;
    private final int port;
    private final String sender;

    ForwardedRequest(HttpServletRequest passedOn, Forwarding.Told told, List<Cidr> proxies) {
        super(passedOn);
        String authority = told.authorities().isEmpty()
                ? Optional.ofNullable(passedOn.getHeader("Host")).orElse("")
                : told.authorities().getFirst();
        this.host = told.authorities().isEmpty() ? passedOn.getServerName() : Forwarding.host(authority);
        this.port = told.port() > 0 ? told.port() : Forwarding.port(authority);
        this.sender = nearestStranger(told.senders(), proxies).orElse(passedOn.getRemoteAddr());
    }

    /** From the near end: what lies beyond the first address that is no proxy of ours, anybody may have written. */
    private static Optional<String> nearestStranger(List<String> senders, List<Cidr> proxies) {
        for (String sender : senders.reversed()) {
            String bare = bare(sender);
            Optional<InetAddress> address = HostNames.address(bare);
            if (address.isEmpty()) {
                return Optional.empty();
            }
            if (proxies.stream().noneMatch(block -> block.contains(address.get()))) {
                return address.map(InetAddress::getHostAddress);
            }
        }
        return Optional.empty();
    }

    /** Without brackets and port. */
    private static String bare(String sender) {
        if (sender.startsWith("[") && sender.indexOf(']') > 0) {
            return sender.substring(1, sender.indexOf(']'));
        }
        boolean port = sender.indexOf(':') == sender.lastIndexOf(':') && sender.indexOf(':') > 0;
        return port ? sender.substring(0, sender.indexOf(':')) : sender;
    }

    @Override
    public String getScheme() {
        return "https";
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public String getServerName() {
        return host;
    }

    @Override
    public int getServerPort() {
        return port;
    }

    @Override
    public String getRemoteAddr() {
        return sender;
    }

    @Override
    public String getRemoteHost() {
        return sender;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer("https://" + host + (port == 443 ? "" : ":" + port) + getRequestURI());
    }
}
