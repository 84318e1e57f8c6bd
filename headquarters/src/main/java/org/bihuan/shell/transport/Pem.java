package org.bihuan.shell.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.bihuan.shell.cli.CommandFailure;
import org.springframework.boot.ssl.pem.PemContent;

/** Certificates and keys in files (RFC 7468). */
final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /** @throws CommandFailure if the file cannot be read or has none */
    static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> certificates = content(file).getCertificates();
            if (!certificates.isEmpty()) {
                return List.copyOf(certificates);
            }
        } catch (RuntimeException e) {
            refuseIfOurs(e);
        }
        throw CommandFailure.usage(file + " holds no certificate in PEM");
    }

    /** @throws CommandFailure if the file cannot be read or has none */
    static PrivateKey privateKey(Path file) {
        try {
            PrivateKey key = content(file).getPrivateKey();
            if (key != null) {
                return key;
            }
        } catch (RuntimeException e) {
            refuseIfOurs(e);
        }
        throw CommandFailure.usage(file + " holds no private key in PEM that is not encrypted");
    }

    static String of(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    /** Whole or not at all, for the owner's eyes only. */
    static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(
                folder,
                "made",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, text, StandardOpenOption.SYNC);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static PemContent content(Path file) {
        try {
            return PemContent.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw CommandFailure.environment(file + " cannot be read");
        }
    }

    /** The parser tells what it does not understand by exceptions of many kinds; all of them mean the same here. */
    private static void refuseIfOurs(RuntimeException e) {
        if (e instanceof CommandFailure) {
            throw e;
        }
    }

    private static String block(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(content) + "\n-----END " + kind + "-----\n";
    }
}
