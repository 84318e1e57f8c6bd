package org.bihuan.shell.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

/** Who may enter, by the way they come; and which pages may change something. */
class GuardsTest {
    private static final Cidr PROXY = Cidr.parse("192.0.2.0/24").orElseThrow();

    @TempDir
    Path data;

    private Admission admit(Reach reach, MockHttpServletRequest request) {
        try (Transport transport = Transport.open(reach, 0, data, "Test", Clock.systemUTC(), new SecureRandom())) {
            return new HostGuard(transport).admit(request);
        }
    }

    private Admission behindProxy(MockHttpServletRequest request) {
        return admit(
                new Reach(InetAddress.ofLiteral("0.0.0.0"), List.of("city.example"), new Reach.Proxy(List.of(PROXY))),
                request);
    }

    private Admission overTls(MockHttpServletRequest request) {
        return admit(new Reach(InetAddress.ofLiteral("0.0.0.0"), List.of("city.example"), new Reach.OwnCa()), request);
    }

    private static MockHttpServletRequest request(String from, String host, boolean secure) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(from);
        request.setServerName(host);
        request.setSecure(secure);
        request.setScheme(secure ? "https" : "http");
        return request;
    }

    private static MockHttpServletRequest passedOn(String... headers) {
        MockHttpServletRequest request = request("192.0.2.7", "city.example", false);
        for (int at = 0; at < headers.length; at += 2) {
            request.addHeader(headers[at], headers[at + 1]);
        }
        return request;
    }

    @Test
    void plainHttpIsAnsweredToThisMachineUnderItsOwnNames() {
        assertThat(admit(Reach.LOOPBACK, request("127.0.0.1", "localhost", false)))
                .isInstanceOfSatisfying(
                        Admission.Admitted.class,
                        admitted -> assertThat(admitted.fromThisMachine()).isTrue());
        assertThat(admit(Reach.LOOPBACK, request("127.0.0.1", "evil.example", false)))
                .satisfies(GuardsTest::is421);
        assertThat(admit(Reach.LOOPBACK, request("203.0.113.9", "localhost", false)))
                .satisfies(GuardsTest::is403);
    }

    @Test
    void overTlsTheNamesOfTheCertificateAreOursAndPlainHttpIsNot() {
        assertThat(overTls(request("203.0.113.9", "city.example", true)))
                .isInstanceOfSatisfying(
                        Admission.Admitted.class,
                        admitted -> assertThat(admitted.fromThisMachine()).isFalse());
        assertThat(overTls(request("203.0.113.9", "evil.example", true))).satisfies(GuardsTest::is421);
        assertThat(overTls(request("203.0.113.9", "city.example", false))).satisfies(GuardsTest::is403);
        assertThat(overTls(request("127.0.0.1", "localhost", false))).satisfies(GuardsTest::is403);
    }

    @Test
    void whatAStrangerSaysOfForwardingCountsForNothing() {
        MockHttpServletRequest stranger = request("203.0.113.9", "city.example", false);
        stranger.addHeader("X-Forwarded-Proto", "https");
        stranger.addHeader("X-Forwarded-For", "192.0.2.7");
        assertThat(behindProxy(stranger)).satisfies(GuardsTest::is403);
        stranger.setRemoteAddr("127.0.0.1");
        assertThat(behindProxy(stranger)).satisfies(GuardsTest::is403);

        MockHttpServletRequest local = request("127.0.0.1", "evil.example", false);
        local.addHeader("X-Forwarded-Host", "localhost");
        assertThat(admit(Reach.LOOPBACK, local)).satisfies(GuardsTest::is421);
        MockHttpServletRequest plain = request("203.0.113.9", "city.example", false);
        plain.addHeader("Forwarded", "for=127.0.0.1;proto=https");
        assertThat(overTls(plain)).satisfies(GuardsTest::is403);
    }

    @Test
    void theProxyTellsWhoAskedAndHow() {
        assertThat(behindProxy(passedOn(
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Host",
                        "city.example:8443",
                        "X-Forwarded-For",
                        "127.0.0.1, 203.0.113.9, 192.0.2.8")))
                .isInstanceOfSatisfying(Admission.Admitted.class, admitted -> {
                    assertThat(admitted.fromThisMachine()).isFalse();
                    assertThat(admitted.request().isSecure()).isTrue();
                    assertThat(admitted.request().getRemoteAddr())
                            .as("the last that is no proxy of ours; those before anybody may have written")
                            .isEqualTo("203.0.113.9");
                    assertThat(admitted.request().getRequestURL()).hasToString("https://city.example:8443/");
                });
        assertThat(behindProxy(passedOn(
                        "Forwarded",
                        "for=\"[2001:db8::9]:4711\";proto=https;host=\"city.example\", for=192.0.2.8;proto=https")))
                .isInstanceOfSatisfying(
                        Admission.Admitted.class,
                        admitted ->
                                assertThat(admitted.request().getRemoteAddr()).isEqualTo("2001:db8:0:0:0:0:0:9"));
    }

    @Test
    void aProxyThatDoesNotVouchForHttpsAllTheWayIsRefused() {
        assertThat(List.of(
                        passedOn(),
                        passedOn("X-Forwarded-Proto", "http"),
                        passedOn("X-Forwarded-Proto", "https, http"),
                        passedOn("X-Forwarded-Proto", "https", "Forwarded", "proto=https"),
                        passedOn("X-Forwarded-Proto", "https", "X-Forwarded-Port", "443, 80"),
                        passedOn("Forwarded", "for=203.0.113.9"),
                        passedOn("Forwarded", "proto=https, for=203.0.113.9"),
                        passedOn("Forwarded", "proto=https;;\"")))
                .allSatisfy(request -> assertThat(behindProxy(request)).satisfies(GuardsTest::is403));
    }

    @Test
    void theProxyCannotMakeAForeignNameOurs() {
        assertThat(behindProxy(passedOn("X-Forwarded-Proto", "https", "X-Forwarded-Host", "evil.example")))
                .satisfies(GuardsTest::is421);
        assertThat(behindProxy(
                        passedOn("X-Forwarded-Proto", "https", "X-Forwarded-Host", "city.example, evil.example")))
                .satisfies(GuardsTest::is421);
        MockHttpServletRequest inner = passedOn("X-Forwarded-Proto", "https");
        inner.setServerName("10.0.0.1");
        assertThat(behindProxy(inner)).satisfies(GuardsTest::is421);
    }

    @Test
    void changesComeFromTheVerySameOriginOrFromAProgram() {
        assertThat(change("https://city.example:8443", "same-origin")).isTrue();
        assertThat(change("https://city.example:8443", null)).isTrue();
        assertThat(change(null, null)).as("a program").isTrue();
        for (String origin : new String[] {
            "http://city.example:8443",
            "https://city.example",
            "https://evil.example:8443",
            "https://localhost:8443",
            "null",
            "%"
        }) {
            assertThat(change(origin, null)).as(origin).isFalse();
        }
        assertThat(change("https://city.example:8443", "cross-site")).isFalse();
        assertThat(change(null, "same-site")).isFalse();
        MockHttpServletRequest local = request("127.0.0.1", "localhost", false);
        local.setMethod("POST");
        local.setServerPort(80);
        local.addHeader("Origin", "http://localhost");
        assertThat(ChangeGuard.allows(local))
                .as("the scheme's own port is not written")
                .isTrue();
    }

    private static boolean change(String origin, String site) {
        MockHttpServletRequest request = request("203.0.113.9", "city.example", true);
        request.setMethod("POST");
        request.setServerPort(8443);
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        if (site != null) {
            request.addHeader("Sec-Fetch-Site", site);
        }
        return ChangeGuard.allows(request);
    }

    private static void is403(Admission admission) {
        assertThat(admission)
                .isInstanceOfSatisfying(
                        Admission.TurnedAway.class,
                        away -> assertThat(away.why().status()).isEqualTo(403));
    }

    private static void is421(Admission admission) {
        assertThat(admission)
                .isInstanceOfSatisfying(
                        Admission.TurnedAway.class,
                        away -> assertThat(away.why().status()).isEqualTo(421));
    }
}
