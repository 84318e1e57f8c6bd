package org.bihuan.shell.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.shell.cli.CommandFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which people sign in with what the city has already. */
public final class OtherDoorOptions {
    private static final String SECRET = "BIHUAN_OIDC_SECRET";

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description =
                    "let people sign in by this identity provider too (OpenID Connect); its accounts need accounts"
                            + " of the same name here. It sends people back to /sign-in/elsewhere/return")
    private @Nullable String issuer;

    @Option(names = "--oidc-client", paramLabel = "ID", description = "by which the provider knows this program")
    private @Nullable String client;

    @Option(
            names = "--oidc-secret-file",
            paramLabel = "FILE",
            description = "holds the client's secret (default: the environment's " + SECRET + ")")
    private @Nullable Path secretFile;

    @Option(
            names = "--oidc-claim",
            paramLabel = "NAME",
            defaultValue = "preferred_username",
            description =
                    "what of its token is the sign-in name here (default ${DEFAULT-VALUE}); choose one that people"
                            + " cannot change themselves")
    private String claim = "preferred_username";

    @Option(
            names = "--oidc-label",
            paramLabel = "TEXT",
            description = "what the door calls it (default: the provider's host name)")
    private @Nullable String label;

    /** @throws CommandFailure usage, if something is missing or the way there would not be private */
    public Optional<OtherDoor> door(Map<String, String> environment) {
        if (issuer == null) {
            if (client != null || secretFile != null || label != null) {
                throw CommandFailure.usage("--oidc-client, --oidc-secret-file and --oidc-label need --oidc-issuer");
            }
            return Optional.empty();
        }
        if (client == null || client.isBlank()) {
            throw CommandFailure.usage("--oidc-issuer needs --oidc-client");
        }
        URI address = issuer(issuer);
        return Optional.of(
                new OtherDoor(address, client, secret(environment), claim, label == null ? address.getHost() : label));
    }

    /** The same options as words of a command line; the secret stays in its file. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (issuer != null && client != null) {
            words.addAll(List.of("--oidc-issuer", issuer, "--oidc-client", client, "--oidc-claim", claim));
            if (secretFile != null) {
                words.addAll(List.of(
                        "--oidc-secret-file",
                        secretFile.toAbsolutePath().normalize().toString()));
            }
            if (label != null) {
                words.addAll(List.of("--oidc-label", label));
            }
        }
        return words;
    }

    private static URI issuer(String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && address.getQuery() == null && address.getFragment() == null) {
                if ("https".equals(address.getScheme()) || "http".equals(address.getScheme()) && isHere(address)) {
                    return address;
                }
            }
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--oidc-issuer takes an address such as https://id.example.org, not " + text);
        }
        throw CommandFailure.usage("--oidc-issuer takes an https address such as https://id.example.org, not " + text);
    }

    private static boolean isHere(URI address) {
        try {
            return InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private String secret(Map<String, String> environment) {
        if (secretFile == null) {
            String given = environment.getOrDefault(SECRET, "").strip();
            if (given.isEmpty()) {
                throw CommandFailure.usage("--oidc-issuer needs --oidc-secret-file or " + SECRET);
            }
            return given;
        }
        try {
            String kept = Files.readString(secretFile).strip();
            if (!kept.isEmpty()) {
                return kept;
            }
        } catch (IOException e) {
            throw CommandFailure.usage("--oidc-secret-file cannot be read: " + secretFile);
        }
        throw CommandFailure.usage("--oidc-secret-file is empty: " + secretFile);
    }
}
