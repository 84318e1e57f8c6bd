package org.bihuan.shell.transport.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.pass.qr.QrSymbol;
import org.bihuan.shell.page.Crumb;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.bihuan.shell.transport.CertificateKeeper;
import org.bihuan.shell.transport.ServerIdentity;
import org.bihuan.shell.transport.Transport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** {@code /shell/trust}: how a device comes to trust the city's own authority. Open to everybody; nobody's data is here. */
@Controller
class TrustPage {
    private static final List<String> DEVICES = List.of("ios", "android", "windows", "macos");
    private static final int LINE_OF_FINGERPRINT = 24;

    private final ObjectProvider<Transport> transport;
    private final Environment environment;
    private final Pages pages;

    TrustPage(ObjectProvider<Transport> transport, Environment environment, Pages pages) {
        this.transport = transport;
        this.environment = environment;
        this.pages = pages;
    }

    @GetMapping("/shell/trust")
    View show(Page page, HttpServletRequest request) {
        Optional<Trust> trust = Optional.ofNullable(transport.getIfAvailable())
                .flatMap(way -> way.keeper()
                        .flatMap(CertificateKeeper::authority)
                        .map(authority -> trust(page, authority, way.address(port(request)) + "/shell/trust")));
        return pages.show(
                "transport/trust",
                page,
                Map.of(
                        "trust",
                        trust,
                        "crumbs",
                        List.of(new Crumb(page.cityName(), "/"), Crumb.here(page.t("transport.trust.title")))));
    }

    /** The authority's certificate, DER, as devices take it. */
    @GetMapping("/shell/trust/ca.crt")
    ResponseEntity<byte[]> certificate() throws CertificateEncodingException {
        Optional<X509Certificate> authority = Optional.ofNullable(transport.getIfAvailable())
                .flatMap(Transport::keeper)
                .flatMap(CertificateKeeper::authority);
        if (authority.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/x-x509-ca-cert"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ca.crt\"")
                .body(authority.get().getEncoded());
    }

    private int port(HttpServletRequest request) {
        return environment.getProperty("local.server.port", Integer.class, request.getServerPort());
    }

    private static Trust trust(Page page, X509Certificate authority, String address) {
        String svg = QrSymbol.ofText(address).svg();
        return new Trust(
                authority.getSubjectX500Principal().getName().replaceFirst("^CN=", ""),
                lines(ServerIdentity.fingerprint(authority)),
                authority.getNotAfter().toInstant(),
                address,
                "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)),
                DEVICES.stream().map(device -> guide(page, device)).toList());
    }

    private static Trust.Guide guide(Page page, String device) {
        List<String> steps = new ArrayList<>();
        String key = "transport.trust.device." + device;
        while (page.words().knows(page.language(), key + "." + (steps.size() + 1))) {
            steps.add(page.t(key + "." + (steps.size() + 1)));
        }
        return new Trust.Guide(page.t(key), steps);
    }

    private static List<String> lines(String fingerprint) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < fingerprint.length(); at += LINE_OF_FINGERPRINT) {
            lines.add(fingerprint.substring(at, Math.min(fingerprint.length(), at + LINE_OF_FINGERPRINT)));
        }
        return lines;
    }
}
