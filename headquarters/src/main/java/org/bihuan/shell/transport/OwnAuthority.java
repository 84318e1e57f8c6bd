package org.bihuan.shell.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.shell.cli.CommandFailure;

/**
 * The city's own certificate authority: {@code ca.key} and {@code ca.crt} in a folder of the data folder, made at the
 * first start, and {@code server.pem}, which is renewed whenever it nears its end or the names change.
 */
final class OwnAuthority implements CertificateSource {
    /** How long before its end a certificate is renewed. */
    static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    private static final int NAME_OCTETS = 2;

    private final Path folder;
    private final List<String> names;
    private final Issuer issuer;
    private final X509Certificate authority;
    private final PrivateKey key;

    private OwnAuthority(Path folder, List<String> names, Issuer issuer, X509Certificate authority, PrivateKey key) {
        this.folder = folder;
        this.names = names;
        this.issuer = issuer;
        this.authority = authority;
        this.key = key;
    }

    /**
     * Finds the authority in its folder, or makes it.
     *
     * @param city whose it is, as devices show it
     * @param names that its certificates are for, beside this machine's own
     * @throws CommandFailure if the folder cannot be used, or holds an authority without its key or past its end
     */
    static OwnAuthority open(Path folder, String city, List<String> names, Instant now, SecureRandom random) {
        Issuer issuer = new Issuer(random);
        Path certificate = folder.resolve("ca.crt");
        Path key = folder.resolve("ca.key");
        try {
            if (!Files.exists(certificate)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                KeyPair keys = issuer.keys();
                X509Certificate made = issuer.authority(called(city, keys), keys, now);
                // the key first: without its certificate it is nobody's, and is made again
                Pem.write(key, Pem.of(keys.getPrivate()));
                Pem.write(certificate, Pem.of(made));
            }
        } catch (IOException e) {
            throw CommandFailure.environment("the folder " + folder + " cannot be written: " + e.getMessage());
        }
        ServerIdentity found = new ServerIdentity(Pem.certificates(certificate), Pem.privateKey(key));
        String otherwise = ", or delete the folder " + folder + " and let every device trust the new authority";
        if (!found.keyMatches()) {
            throw CommandFailure.environment(key + " is not the key of ca.crt: bring the right one back" + otherwise);
        }
        if (!now.isBefore(found.ends())) {
            throw CommandFailure.environment(
                    "the city's authority ended on " + found.ends() + ": renew it" + otherwise);
        }
        return new OwnAuthority(folder, localToo(names), issuer, found.certificate(), found.key());
    }

    @Override
    public synchronized ServerIdentity at(Instant now) {
        Optional<ServerIdentity> shown = stored().filter(identity -> good(identity, now));
        return shown.orElseGet(() -> renewed(now));
    }

    @Override
    public Optional<X509Certificate> authority() {
        return Optional.of(authority);
    }

    private ServerIdentity renewed(Instant now) {
        KeyPair keys = issuer.keys();
        X509Certificate certificate = issuer.server(names, keys.getPublic(), authority, key, now);
        ServerIdentity identity = new ServerIdentity(List.of(certificate), keys.getPrivate());
        try {
            Pem.write(folder.resolve("server.pem"), Pem.of(certificate) + Pem.of(keys.getPrivate()));
        } catch (IOException e) {
            throw CommandFailure.environment("the folder " + folder + " cannot be written: " + e.getMessage());
        }
        return identity;
    }

    private Optional<ServerIdentity> stored() {
        Path file = folder.resolve("server.pem");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ServerIdentity(Pem.certificates(file), Pem.privateKey(file)));
        } catch (CommandFailure e) {
            // torn or tampered with: it is issued again
            return Optional.empty();
        }
    }

    private boolean good(ServerIdentity identity, Instant now) {
        boolean longEnough = now.isBefore(identity.ends().minus(RENEWED_BEFORE))
                || identity.certificate().getNotAfter().equals(authority.getNotAfter());
        return longEnough
                && !now.isBefore(identity.begins())
                && now.isBefore(identity.ends())
                && identity.keyMatches()
                && new HashSet<>(names).equals(identity.names())
                && issuedByUs(identity.certificate());
    }

    private boolean issuedByUs(X509Certificate certificate) {
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** What the operators named comes first. */
    private static List<String> localToo(List<String> names) {
        return Stream.concat(names.stream(), HostNames.LOCAL.names().stream().sorted())
                .distinct()
                .toList();
    }

    /** Two authorities of one city differ in name, so that people can tell them apart on a device. */
    private static String called(String city, KeyPair keys) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
            return "Bihuan " + city + " " + HexFormat.of().withUpperCase().formatHex(hash, 0, NAME_OCTETS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
