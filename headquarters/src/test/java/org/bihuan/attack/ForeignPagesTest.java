package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.RawRequest;
import org.bihuan.attack.Endpoints.Endpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What pages elsewhere and those who write requests by hand can make of a reader's browser, and of our headers. */
@OpenHouse
class ForeignPagesTest {
    private static final String SPLIT = "/\r\nSet-Cookie: planted=1\r\nX-Planted: 1";

    @Autowired
    Visitors visitors;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void noChangeIsTakenFromAPageElsewhere() {
        Browser officer = visitors.officer("city-duty", "500000");
        List<String> taken = new ArrayList<>();
        int tried = 0;
        for (Endpoint endpoint : Endpoints.all(requestMappingHandlerMapping)) {
            if (!endpoint.changes()) {
                continue;
            }
            String path = endpoint.pattern().replaceAll("\\{[^/]*}", "1");
            for (String[] from : new String[][] {
                {"Origin", "https://evil.example"},
                {"Origin", "null"},
                {"Origin", "http://localhost:1"},
                {"Origin", "http://localhost:" + visitors.port() + ".evil.example"},
                {"Sec-Fetch-Site", "cross-site"},
                {"Sec-Fetch-Site", "same-site"}
            }) {
                tried++;
                HttpResponse<String> answer = officer.with(from)
                        .send(
                                endpoint.method(),
                                path,
                                Optional.of("application/x-www-form-urlencoded"),
                                Optional.of("back=/"));
                if (answer.statusCode() != 403 || !answer.body().contains("\"detail\"")) {
                    taken.add(endpoint + " from " + from[1] + ": " + answer.statusCode());
                }
            }
        }
        assertThat(taken).isEmpty();
        assertThat(tried).isGreaterThan(250);
        assertThat(officer.with("Origin", officer.house(), "Sec-Fetch-Site", "same-origin")
                        .post("/shell/language", Map.of("to", "en", "back", "/"))
                        .statusCode())
                .as("from our own page")
                .isEqualTo(303);
    }

    @Test
    void noOtherOriginMayReadAnswers() {
        HttpResponse<String> answer = visitors.officer("city-duty", "500000")
                .with("Origin", "https://evil.example")
                .get("/api/v1/registry/units");
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        HttpResponse<String> before = visitors.stranger()
                .with(
                        "Origin", "https://evil.example",
                        "Access-Control-Request-Method", "POST",
                        "Access-Control-Request-Headers", "authorization")
                .send("OPTIONS", "/api/v1/registry/units", Optional.empty(), Optional.empty());
        assertThat(before.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void noValueEndsAHeader() {
        Browser officer = visitors.officer("city-duty", "500000");
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (String value : List.of(SPLIT, "/\nSet-Cookie: planted=1", "/\u560a\u560dSet-Cookie: planted=1", "/\r")) {
            answers.add(officer.post("/shell/language", Map.of("to", value, "back", value)));
            answers.add(officer.post("/shell/language", Map.of("to", "en", "back", value)));
            answers.add(officer.post("/shell/look", Map.of("to", value, "back", value)));
            answers.add(visitors.stranger().get("/registry?q=" + Browser.encoded(value)));
            answers.add(visitors.stranger().get("/sign-in?back=" + Browser.encoded(value)));
            answers.add(officer.get("/shell/imports/kinds/" + Browser.encoded(value) + ".csv"));
            answers.add(officer.get("/registry?q=" + Browser.encoded(value)));
        }
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isLessThan(500);
            assertThat(answer.headers().firstValue("X-Planted")).isEmpty();
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("planted"));
        });
    }

    @Test
    void nobodyIsSentElsewhere() {
        Browser officer = visitors.officer("city-duty", "500000");
        for (String elsewhere : List.of(
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "javascript:alert(1)",
                "/%2f/evil.example",
                "@evil.example")) {
            for (HttpResponse<String> answer : List.of(
                    officer.post("/shell/language", Map.of("to", "en", "back", elsewhere)),
                    officer.post("/shell/look", Map.of("to", "dark", "back", elsewhere)))) {
                String location = answer.headers().firstValue("Location").orElse("/");
                assertThat(location).as(elsewhere).matches("/|/[!-\\[\\]-~&&[^/]][!-\\[\\]-~]*");
            }
        }
    }

    @Test
    void aForeignNameIsNotAnsweredAndNeverRepeated() throws IOException {
        int port = visitors.port();
        for (String host :
                List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost@evil.example")) {
            assertThat(RawRequest.plain("127.0.0.1", port, "GET /sign-in", "Host: " + host))
                    .as(host)
                    .matches("(?s)HTTP/1.1 4(21|00).*")
                    .doesNotContain("evil");
        }
        assertThat(RawRequest.plain(
                        "127.0.0.1",
                        port,
                        "GET /registry",
                        "Host: localhost:" + port,
                        "X-Forwarded-Host: evil.example",
                        "Forwarded: host=evil.example",
                        "X-Original-URL: /shell/health",
                        "X-Rewrite-URL: /shell/health"))
                .startsWith("HTTP/1.1 303")
                .doesNotContain("evil");
        assertThat(RawRequest.plain("127.0.0.1", port, "GET /sign-in", "Host: localhost", "Host: evil.example"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void twoLengthsOrAForeignWayOfCountingAreRefused() throws IOException {
        int port = visitors.port();
        assertThat(RawRequest.plain(
                        "127.0.0.1",
                        port,
                        "POST /sign-in",
                        "Host: localhost",
                        "Content-Length: 0",
                        "Content-Length: 5"))
                .startsWith("HTTP/1.1 400");
        assertThat(RawRequest.plain(
                        "127.0.0.1", port, "POST /sign-in", "Host: localhost", "Transfer-Encoding: xchunked"))
                .matches("(?s)HTTP/1.1 (400|501).*");
    }

    @Test
    void methodsThatReflectOrTunnelDoNothing() throws IOException {
        int port = visitors.port();
        assertThat(RawRequest.plain("127.0.0.1", port, "TRACE /sign-in", "Host: localhost", "X-Secret: reflected"))
                .matches("(?s)HTTP/1.1 40[0-9].*")
                .doesNotContain("reflected");
        HttpResponse<String> tunnelled = visitors.officer("city-duty", "500000")
                .with("X-HTTP-Method-Override", "DELETE")
                .post("/api/v1/registry/calendar/2020-05-01?_method=DELETE", Map.of("_method", "DELETE"));
        assertThat(tunnelled.statusCode()).isEqualTo(405);
    }
}
