package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.CityPack;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.RunningCity;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.transport.CertificateKeeper;
import org.bihuan.shell.transport.Cidr;
import org.bihuan.shell.transport.Reach;
import org.bihuan.shell.transport.ServerIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole house with its own authority on a port of this machine, and what devices, strangers and commands get. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HouseOverTlsTest {
    @TempDir
    static Path temp;

    private final Movable clock = new Movable(Instant.now().minus(Duration.ofDays(380)));
    private House house;
    private int port;
    private int plain;
    private X509Certificate authority;
    private SSLContext trust;

    @BeforeAll
    void open() throws Exception {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        house = House.open(plan(
                "own",
                new Reach(
                        InetAddress.ofLiteral("0.0.0.0"),
                        List.of("city.example"),
                        new Reach.OwnCa(),
                        OptionalInt.of(plainPort()))));
        port = house.port();
        authority = keeper().authority().orElseThrow();
        trust = trusting(authority);
    }

    @AfterAll
    void close() {
        house.close();
    }

    private House.Plan plan(String folder, Reach reach) {
        City city = CityPack.read(Path.of("../cities/chongqing"));
        return new House.Plan(
                temp.resolve(folder),
                reach,
                0,
                city,
                CityClock.real(Clock.systemUTC(), city.zone()),
                clock,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private int plainPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("0.0.0.0"))) {
            plain = free.getLocalPort();
            return plain;
        }
    }

    private CertificateKeeper keeper() {
        return house.transport().keeper().orElseThrow();
    }

    @Test
    @Order(1)
    void aDeviceThatTrustsTheAuthorityIsServedWithoutAWarningAndOthersAreWarned() throws Exception {
        HttpResponse<String> page = get(trust, "localhost", "/shell/trust");
        assertThat(page.statusCode()).isEqualTo(200);
        String fingerprint = ServerIdentity.fingerprint(authority);
        assertThat(page.body()).contains(fingerprint.substring(0, 24)).contains("https://city.example:" + port);
        assertThat(page.headers().firstValue("Strict-Transport-Security"))
                .as("not for this machine's own names, which other programs use too")
                .isEmpty();
        assertThatThrownBy(() -> get(SSLContext.getDefault(), "localhost", "/shell/trust"))
                .as("a device that does not trust it yet")
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> get(trust, "127.0.0.2", "/shell/trust"))
                .as("an address that the certificate does not name")
                .isInstanceOf(SSLException.class);
    }

    @Test
    @Order(1)
    void theAuthorityCanBeDownloadedAsDevicesTakeIt() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/shell/trust/ca.crt"))
                .build();
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust).build()) {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-x509-ca-cert");
            assertThat(answer.body()).isEqualTo(authority.getEncoded());
        }
    }

    @Test
    @Order(1)
    void plainHttpIsRefusedWithAWordOnWhy() throws IOException {
        assertThat(RawRequest.plain("127.0.0.1", port, "GET /", "Host: localhost"))
                .startsWith("HTTP/1.1 400")
                .contains("TLS");
    }

    @Test
    @Order(1)
    void theDoorForPlainHttpShowsTheWayAndNothingElse() throws IOException {
        String host = "Host: city.example:" + plain;
        assertThat(RawRequest.plain("127.0.0.1", plain, "GET /registry?q=1", host))
                .startsWith("HTTP/1.1 301")
                .contains("Location: https://city.example:" + port + "/registry?q=1")
                .doesNotContain("Set-Cookie");
        assertThat(RawRequest.plain("127.0.0.1", plain, "GET /shell/trust", host))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("Set-Cookie");
        assertThat(RawRequest.plain("127.0.0.1", plain, "GET /shell/trust/ca.crt", host))
                .startsWith("HTTP/1.1 200");
        for (String line : List.of(
                "GET /sign-in",
                "GET /assets/..;/sign-in",
                "GET /assets/%2e%2e/sign-in",
                "GET /shell/trust;/../sign-in",
                "GET /api/v1/registry/units")) {
            assertThat(RawRequest.plain("127.0.0.1", plain, line, host, "Cookie: bihuan=x", "Authorization: Bearer x"))
                    .as(line)
                    .matches("(?s)HTTP/1.1 (301|400).*");
        }
        assertThat(RawRequest.plain("127.0.0.1", plain, "POST /sign-in", host, "Content-Length: 0"))
                .startsWith("HTTP/1.1 403");
        assertThat(RawRequest.plain("127.0.0.1", plain, "GET /registry", "Host: evil.example"))
                .startsWith("HTTP/1.1 421")
                .doesNotContain("Location");
        assertThat(tls("127.0.0.1", "GET /shell/trust", "Host: city.example"))
                .as("HTTPS is as it was")
                .startsWith("HTTP/1.1 200");
    }

    @Test
    @Order(1)
    void anotherHostIsMisdirectedAndOursIsTiedToHttps() throws IOException {
        assertThat(tls("127.0.0.1", "GET /shell/trust", "Host: evil.example")).startsWith("HTTP/1.1 421");
        assertThat(tls("127.0.0.1", "GET /shell/trust", "Host: city.example"))
                .startsWith("HTTP/1.1 200")
                .contains("Strict-Transport-Security: max-age=31536000");
        assertThat(tls("127.0.0.1", "GET /shell/trust", "Host: evil.example", "X-Forwarded-Host: city.example"))
                .startsWith("HTTP/1.1 421");
    }

    @Test
    @Order(1)
    void otherMachinesGetNoFurtherThanTheDoorExceptToWhatIsNobodysData() throws IOException {
        Optional<String> outside = addressOfThisMachine();
        assumeTrue(outside.isPresent(), "this machine has only loopback");
        String host = "Host: city.example:" + port;
        assertThat(tls(outside.get(), "GET /shell/trust", host)).startsWith("HTTP/1.1 200");
        assertThat(tls(outside.get(), "GET /assets/tokens.css", host)).startsWith("HTTP/1.1 200");
        for (String line : List.of(
                "GET /",
                "GET /shell/health",
                "GET /assets/../shell/health",
                "GET /assets/%2e%2e/shell/health",
                "GET /shell/trust;/../health",
                "GET //shell/health",
                "POST /shell/clock")) {
            assertThat(tls(outside.get(), line, host, "Content-Length: 0"))
                    .as(line)
                    .matches("(?s)HTTP/1.1 (40|303).*")
                    .doesNotContain("PostgreSQL");
        }
        assertThat(tls(outside.get(), "GET /", host, "X-Forwarded-For: 127.0.0.1"))
                .startsWith("HTTP/1.1 303");
    }

    @Test
    @Order(1)
    void commandsFindTheCityByItsFolderAndTrustOnlyWhatStandsThere() throws IOException {
        RunningCity city = RunningCity.needed(temp.resolve("own"));
        HttpResponse<String> health = city.get("/shell/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("PostgreSQL").contains("href=\"/shell/trust\"");
        Path another = temp.resolve("own/tls/ca.crt");
        RunningCity impostor = new RunningCity(city.pid(), city.started(), port, 1, another.toString(), city.token());
        assertThatThrownBy(() -> impostor.get("/shell/health")).isInstanceOf(CommandFailure.class);
    }

    @Test
    @Order(2)
    void theCertificateIsRenewedWhileTheHouseIsOpen() throws Exception {
        ServerIdentity before = keeper().identity();
        assertThat(before.ends()).as("it still holds when it is renewed").isAfter(Instant.now());
        clock.now = Instant.now();
        assertThat(keeper().endsSoon()).isTrue();
        keeper().look();
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust).build()) {
            X509Certificate shown = (X509Certificate)
                    client.send(request("localhost", "/shell/trust"), HttpResponse.BodyHandlers.discarding())
                            .sslSession()
                            .orElseThrow()
                            .getPeerCertificates()[0];
            assertThat(shown).isEqualTo(keeper().identity().certificate()).isNotEqualTo(before.certificate());
        }
        assertThat(keeper().endsSoon()).isFalse();
        assertThat(RunningCity.needed(temp.resolve("own")).get("/shell/health").statusCode())
                .isEqualTo(200);
    }

    /** A certificate from elsewhere on an address where commands need a door of their own; its files are replaced. */
    @Test
    @Order(3)
    void aGivenCertificateIsTakenUpFromItsFilesOnEveryDoor() throws Exception {
        Path file = temp.resolve("given.pem");
        Files.copy(temp.resolve("own/tls/server.pem"), file);
        Reach reach =
                new Reach(InetAddress.ofLiteral("127.0.0.3"), List.of("city.example"), new Reach.Given(file, file));
        try (House given = House.open(plan("given", reach))) {
            RunningCity city = RunningCity.needed(temp.resolve("given"));
            assertThat(city.port()).isNotEqualTo(given.port());
            assertThat(city.get("/shell/health").statusCode()).isEqualTo(200);
            assertThat(city.get("/shell/trust/ca.crt").statusCode()).isEqualTo(404);

            CertificateKeeper keeper = given.transport().keeper().orElseThrow();
            Files.writeString(file, "torn");
            keeper.look();
            assertThat(keeper.complaint()).contains("no certificate in PEM");
            assertThat(city.get("/shell/health").body()).contains("no certificate in PEM");

            Files.delete(temp.resolve("own/tls/server.pem"));
            keeper().look();
            Files.copy(temp.resolve("own/tls/server.pem"), file, StandardCopyOption.REPLACE_EXISTING);
            keeper.look();
            assertThat(keeper.complaint()).isEmpty();
            assertThat(keeper.identity().certificate())
                    .isEqualTo(keeper().identity().certificate());
            Files.writeString(
                    keeper.shown(),
                    Files.readString(temp.resolve("own/tls/server.pem")).split("-----BEGIN PRIV")[0]);
            assertThat(city.get("/shell/health").statusCode())
                    .as("the local door shows the new one, and only that is pinned now")
                    .isEqualTo(200);
        }
    }

    @Test
    @Order(4)
    void behindAProxyPlainHttpIsTakenFromTheProxyAndFromCommands() throws Exception {
        Reach reach = new Reach(
                InetAddress.ofLiteral("127.0.0.1"),
                List.of("city.example"),
                new Reach.Proxy(List.of(Cidr.parse("127.0.0.1").orElseThrow())));
        try (House behind = House.open(plan("behind", reach))) {
            int main = behind.port();
            assertThat(RawRequest.plain("127.0.0.1", main, "GET /shell/trust", "Host: city.example"))
                    .startsWith("HTTP/1.1 403");
            assertThat(RawRequest.plain("127.0.0.1", main, "GET /shell/health", "Host: localhost"))
                    .as("what comes through the proxy's door is never this machine's")
                    .startsWith("HTTP/1.1 403");
            String[] passedOn = {"Host: city.example", "X-Forwarded-Proto: https", "X-Forwarded-For: 127.0.0.1"};
            assertThat(RawRequest.plain("127.0.0.1", main, "GET /shell/trust", passedOn))
                    .startsWith("HTTP/1.1 200")
                    .contains("Strict-Transport-Security");
            assertThat(RawRequest.plain("127.0.0.1", main, "GET /shell/health", passedOn))
                    .startsWith("HTTP/1.1 303")
                    .contains("Location: /sign-in");
            assertThat(RawRequest.plain(
                            "127.0.0.1",
                            main,
                            "POST /shell/language?to=en&back=/shell/trust",
                            "Host: city.example",
                            "X-Forwarded-Proto: https",
                            "Origin: https://city.example",
                            "Content-Length: 0"))
                    .startsWith("HTTP/1.1 303")
                    .contains("Location: /shell/trust");
            assertThat(RunningCity.needed(temp.resolve("behind"))
                            .get("/shell/health")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private HttpRequest request(String host, String path) {
        return HttpRequest.newBuilder(URI.create("https://" + host + ":" + port + path))
                .header("Accept-Language", "en")
                .build();
    }

    private HttpResponse<String> get(SSLContext context, String host, String path)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            return client.send(request(host, path), HttpResponse.BodyHandlers.ofString());
        }
    }

    private String tls(String address, String line, String... headers) throws IOException {
        return RawRequest.tls(trust, address, port, line, headers);
    }

    private static SSLContext trusting(X509Certificate authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("city", authority);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static Optional<String> addressOfThisMachine() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
    }

    /** Shows what it was last told. */
    private static final class Movable extends Clock {
        private volatile Instant now;

        private Movable(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
