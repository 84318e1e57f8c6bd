package org.bihuan.shell.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of the own authority, and what is asked of one that was issued elsewhere. */
class CertificatesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path temp;

    private OwnAuthority authority(Instant now, String... names) {
        return OwnAuthority.open(temp.resolve("tls"), "Test, \"city\"", List.of(names), now, RANDOM);
    }

    @Test
    void theAuthorityIsMadeOnceForTenYearsAndItsKeyIsForItsOwnerOnly() throws IOException {
        X509Certificate first = authority(NOW, "city.example").authority().orElseThrow();
        assertThat(first.getNotAfter().toInstant())
                .isEqualTo(NOW.atOffset(ZoneOffset.UTC).plusYears(10).toInstant());
        assertThat(first.getBasicConstraints()).as("no authority below it").isZero();
        assertThat(first.getSubjectX500Principal().toString()).contains("Test, ", "city");
        assertThat(authority(NOW, "city.example").authority()).contains(first);
        try (var files = Files.list(temp.resolve("tls"))) {
            assertThat(files.toList())
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aServersCertificateIsShortForItsNamesAndForServersOnly() throws Exception {
        OwnAuthority authority = authority(NOW, "city.example", "192.0.2.10");
        ServerIdentity shown = authority.at(NOW);
        assertThat(shown.names())
                .containsExactlyInAnyOrder("city.example", "192.0.2.10", "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(Duration.between(shown.begins(), shown.ends())).isLessThanOrEqualTo(Duration.ofDays(398));
        assertThat(shown.certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(shown.certificate().getBasicConstraints()).isEqualTo(-1);
        shown.certificate().verify(authority.authority().orElseThrow().getPublicKey());
        assertThat(shown.keyMatches()).isTrue();
    }

    @Test
    void itStaysUntilAMonthBeforeItsEndAndIsThenRenewed() {
        ServerIdentity first = authority(NOW, "city.example").at(NOW);
        Instant renewed = first.ends().minus(OwnAuthority.RENEWED_BEFORE);
        assertThat(authority(NOW, "city.example").at(renewed.minusSeconds(1))).isEqualTo(first);
        ServerIdentity next = authority(NOW, "city.example").at(renewed);
        assertThat(next.certificate()).isNotEqualTo(first.certificate());
        assertThat(next.ends()).isAfter(first.ends());
        assertThat(authority(renewed, "city.example").at(renewed))
                .as("kept on disk")
                .isEqualTo(next);
    }

    @Test
    void itIsIssuedAgainForOtherNamesAndWhenItsFileIsTorn() throws IOException {
        ServerIdentity first = authority(NOW, "city.example").at(NOW);
        ServerIdentity named = authority(NOW, "other.example").at(NOW);
        assertThat(named.names()).contains("other.example").doesNotContain("city.example");
        assertThat(named).isNotEqualTo(first);
        Path file = temp.resolve("tls/server.pem");
        Files.writeString(file, Files.readString(file).substring(0, 300));
        assertThat(authority(NOW, "other.example").at(NOW).keyMatches()).isTrue();
    }

    @Test
    void nearItsEndTheAuthorityIssuesNothingThatOutlastsItAndPastItNothingAtAll() {
        OwnAuthority authority = authority(NOW, "city.example");
        Instant end = authority.authority().orElseThrow().getNotAfter().toInstant();
        assertThat(authority.at(end.minus(Duration.ofDays(10))).ends()).isEqualTo(end);
        assertThatThrownBy(() -> authority(end, "city.example"))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.ENVIRONMENT));
    }

    @Test
    void anAuthorityWithAnotherKeyIsRefusedAndNotReplaced() throws IOException {
        authority(NOW, "city.example");
        Pem.write(temp.resolve("tls/ca.key"), Pem.of(new Issuer(RANDOM).keys().getPrivate()));
        assertThatThrownBy(() -> authority(NOW, "city.example"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("ca.crt");
        Files.delete(temp.resolve("tls/ca.key"));
        assertThatThrownBy(() -> authority(NOW, "city.example")).isInstanceOf(CommandFailure.class);
    }

    @Test
    void aGivenCertificateMustBeReadableMatchItsKeyNameTheHostAndBeValidNow() throws IOException {
        Issuer issuer = new Issuer(RANDOM);
        KeyPair root = issuer.keys();
        KeyPair keys = issuer.keys();
        X509Certificate authority = issuer.authority("elsewhere", root, NOW);
        X509Certificate leaf =
                issuer.server(List.of("city.example"), keys.getPublic(), authority, root.getPrivate(), NOW);
        Path certificate = temp.resolve("cert.pem");
        Path key = temp.resolve("key.pem");
        Pem.write(certificate, Pem.of(leaf) + Pem.of(authority));
        Pem.write(key, Pem.of(keys.getPrivate()));
        GivenCertificate given = new GivenCertificate(new Reach.Given(certificate, key), List.of("city.example"));
        assertThat(given.at(NOW).chain()).containsExactly(leaf, authority);

        Instant end = leaf.getNotAfter().toInstant();
        refused(Exit.USAGE, "expired on", given, end);
        refused(Exit.USAGE, "not valid before", given, NOW.minus(Duration.ofDays(1)));
        refused(
                Exit.USAGE,
                "not for other.example",
                new GivenCertificate(new Reach.Given(certificate, key), List.of("other.example")),
                NOW);
        refused(
                Exit.USAGE,
                "names no host",
                new GivenCertificate(
                        new Reach.Given(
                                written("root.pem", Pem.of(authority)), written("root.key", Pem.of(root.getPrivate()))),
                        List.of()),
                NOW);
        refused(
                Exit.USAGE,
                "another certificate",
                new GivenCertificate(new Reach.Given(certificate, temp.resolve("root.key")), List.of()),
                NOW);
        refused(Exit.USAGE, "no certificate in PEM", new GivenCertificate(new Reach.Given(key, key), List.of()), NOW);
        refused(
                Exit.USAGE,
                "no private key in PEM",
                new GivenCertificate(new Reach.Given(certificate, written("noise", "noise")), List.of()),
                NOW);
        refused(
                Exit.ENVIRONMENT,
                "cannot be read",
                new GivenCertificate(new Reach.Given(temp.resolve("none"), key), List.of()),
                NOW);
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(temp.resolve(name), text);
    }

    private static void refused(int code, String why, GivenCertificate given, Instant now) {
        assertThatThrownBy(() -> given.at(now)).isInstanceOfSatisfying(CommandFailure.class, failure -> {
            assertThat(failure.getMessage()).contains(why).doesNotContain("\n");
            assertThat(failure.code()).isEqualTo(code);
        });
    }
}
