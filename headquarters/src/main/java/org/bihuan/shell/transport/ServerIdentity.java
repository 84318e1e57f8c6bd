package org.bihuan.shell.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bihuan.shell.cli.CommandFailure;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

/**
 * What the house shows of itself under TLS.
 *
 * @param chain its own certificate first; never empty
 * @param key the private key of that one
 */
public record ServerIdentity(List<X509Certificate> chain, PrivateKey key) {
    private static final byte[] PROBE = "does this key belong to this certificate?".getBytes();
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    /**
     * Reads and checks.
     *
     * @throws CommandFailure environment, if a file cannot be read; usage, if it is not PEM, the key belongs to another
     *     certificate, the certificate names no host or is not valid now
     */
    public static ServerIdentity read(Path certificate, Path key, Instant now) {
        ServerIdentity identity = new ServerIdentity(Pem.certificates(certificate), Pem.privateKey(key));
        if (!identity.keyMatches()) {
            throw CommandFailure.usage(
                    "the key in " + key + " belongs to another certificate than the first in " + certificate);
        }
        if (now.isBefore(identity.begins())) {
            throw CommandFailure.usage(
                    "the certificate in " + certificate + " is not valid before " + identity.begins());
        }
        if (!now.isBefore(identity.ends())) {
            throw CommandFailure.usage("the certificate in " + certificate + " expired on " + identity.ends());
        }
        if (identity.names().isEmpty()) {
            throw CommandFailure.usage("the certificate in " + certificate + " names no host (subjectAltName)");
        }
        return identity;
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    public Instant begins() {
        return certificate().getNotBefore().toInstant();
    }

    public Instant ends() {
        return certificate().getNotAfter().toInstant();
    }

    /** Host names and addresses that the certificate is for. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        try {
            Collection<List<?>> alternatives = certificate().getSubjectAlternativeNames();
            for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (alternative.get(0) instanceof Integer kind && (kind == DNS_NAME || kind == IP_ADDRESS)) {
                    names.add(String.valueOf(alternative.get(1)).toLowerCase(Locale.ROOT));
                }
            }
        } catch (CertificateParsingException e) {
            return Set.of();
        }
        return names;
    }

    /** SHA-256 of a certificate as devices show it: pairs of upper case digits with colons. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For the web server: TLS 1.2 and 1.3 only. */
    SslBundle bundle() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("bihuan", key, new char[0], chain.toArray(Certificate[]::new));
            return SslBundle.of(
                    SslStoreBundle.of(store, "", null),
                    SslBundleKey.of("", "bihuan"),
                    SslOptions.of(Set.<String>of(), Set.of("TLSv1.3", "TLSv1.2")));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean keyMatches() {
        try {
            String algorithm = switch (key.getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> key.getAlgorithm();
            };
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certificate().getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
