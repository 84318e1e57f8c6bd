package org.bihuan.shell.transport;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bihuan.shell.cli.CommandFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that opens the house: on which address, and what keeps the way private. */
public final class TransportOptions {
    @Option(
            names = {"--host", "--listen"},
            paramLabel = "ADDRESS",
            description = "address to listen on (default 127.0.0.1; 0.0.0.0 for all of this machine's); beyond this"
                    + " machine only with --tls-cert and --tls-key, --own-ca or --behind-proxy")
    private @Nullable String host;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "certificate and its chain, PEM, the own one first")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "its private key, PEM, not encrypted")
    private @Nullable Path key;

    @Option(
            names = "--own-ca",
            description = "HTTPS by a certificate authority of its own, made at the first start; /shell/trust explains"
                    + " how a phone trusts it")
    private boolean ownCa;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "beside HTTPS, plain HTTP on this port (80 for example) that only shows the way to HTTPS and"
                    + " the page on trust")
    private @Nullable Integer plainPort;

    @Option(
            names = "--behind-proxy",
            paramLabel = "CIDR",
            split = ",",
            description = "plain HTTP, taken from these addresses only, where a proxy ends HTTPS and says so")
    private List<String> proxies = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            split = ",",
            description = "host name or address by which people call it; may be repeated")
    private List<String> names = List.of();

    /** @throws CommandFailure usage, if the options contradict each other or would let plain HTTP leave the machine */
    public Reach reach() {
        Reach.Means means = means();
        InetAddress address = address();
        List<String> called = new ArrayList<>(names.stream()
                .map(name -> HostNames.parse(name)
                        .orElseThrow(() -> CommandFailure.usage("--name takes a host name or an address, not " + name)))
                .distinct()
                .toList());
        switch (means) {
            case Reach.Plain()
            when !address.isLoopbackAddress() ->
                throw CommandFailure.usage("plain HTTP does not leave this machine: --host " + host
                        + " needs --tls-cert and --tls-key, --own-ca or --behind-proxy");
            case Reach.OwnCa()
            when called.isEmpty() && address.isAnyLocalAddress() ->
                throw CommandFailure.usage("--own-ca needs --name, the name or address by which people call it");
            case Reach.Proxy(List<Cidr> from)
            when called.isEmpty() ->
                throw CommandFailure.usage(
                        "--behind-proxy needs --name, the name by which people call the proxy at " + from.getFirst());
            case Reach.OwnCa() when called.isEmpty() -> called.add(address.getHostAddress());
            default -> {}
        }
        return new Reach(address, List.copyOf(called), means, plainPort(means));
    }

    /** The same options as words of a command line, for a unit that starts the program. */
    public List<String> words() {
        Reach reach = reach();
        List<String> words = new ArrayList<>();
        if (host != null) {
            words.addAll(List.of("--host", reach.host().getHostAddress()));
        }
        switch (reach.means()) {
            case Reach.Plain() -> {}
            case Reach.OwnCa() -> words.add("--own-ca");
            case Reach.Given(Path file, Path its) ->
                words.addAll(List.of("--tls-cert", absolute(file), "--tls-key", absolute(its)));
            case Reach.Proxy(List<Cidr> from) ->
                words.addAll(List.of(
                        "--behind-proxy",
                        String.join(",", from.stream().map(Cidr::toString).toList())));
        }
        reach.plainPort().ifPresent(port -> words.addAll(List.of("--http-port", String.valueOf(port))));
        if (!names.isEmpty()) {
            words.addAll(List.of("--name", String.join(",", reach.names())));
        }
        return words;
    }

    private OptionalInt plainPort(Reach.Means means) {
        if (plainPort == null) {
            return OptionalInt.empty();
        }
        if (!(means instanceof Reach.Given || means instanceof Reach.OwnCa)) {
            throw CommandFailure.usage(
                    "--http-port shows the way to HTTPS: it needs --tls-cert and --tls-key, or --own-ca");
        }
        if (plainPort < 0 || plainPort > 65_535) {
            throw CommandFailure.usage("--http-port takes a port from 0 (any) to 65535, not " + plainPort);
        }
        return OptionalInt.of(plainPort);
    }

    private Reach.Means means() {
        if ((certificate == null) != (key == null)) {
            throw CommandFailure.usage("--tls-cert and --tls-key belong together");
        }
        if ((certificate != null ? 1 : 0) + (ownCa ? 1 : 0) + (proxies.isEmpty() ? 0 : 1) > 1) {
            throw CommandFailure.usage("choose one of --tls-cert with --tls-key, --own-ca and --behind-proxy");
        }
        if (certificate != null && key != null) {
            return new Reach.Given(certificate, key);
        }
        if (ownCa) {
            return new Reach.OwnCa();
        }
        if (proxies.isEmpty()) {
            return new Reach.Plain();
        }
        return new Reach.Proxy(proxies.stream()
                .map(text -> Cidr.parse(text)
                        .orElseThrow(() -> CommandFailure.usage(
                                "--behind-proxy takes addresses such as 192.0.2.10 or 192.0.2.0/24, not " + text)))
                .toList());
    }

    private InetAddress address() {
        if (host == null || host.equals("localhost")) {
            return Reach.LOOPBACK.host();
        }
        return HostNames.address(host)
                .orElseThrow(() -> CommandFailure.usage("--host takes an address of this machine such as 192.0.2.10, or"
                        + " 0.0.0.0 for all of them, not " + host));
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }
}
