package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.RawRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ways out of the folders that are served, ways past the door, and names of files that are told. */
@OpenHouse
class PathsTest {
    private static final List<String> UP = List.of(
            "../",
            "..%2f",
            "%2e%2e/",
            "%2e%2e%2f",
            "..%5c",
            "..\\",
            "%252e%252e%252f",
            "..;/",
            ".%2e/",
            "..%c0%af",
            "%00/../",
            "....//");
    private static final List<String> GOALS = List.of(
            "etc/passwd", "application.yaml", "rules/access/roles.yaml", "WEB-INF/web.xml", "org/bihuan/Bihuan.class");

    @Autowired
    Visitors visitors;

    @Autowired
    JdbcClient db;

    @Test
    void nothingOutsideOfWhatIsServedIsServed() throws IOException {
        List<String> leaked = new ArrayList<>();
        int tried = 0;
        for (String start : List.of("/assets/", "/lib/", "/lib/bootstrap/", "/shell/imports/kinds/", "/shell/trust/")) {
            for (String up : UP) {
                for (String goal : GOALS) {
                    for (int depth : new int[] {1, 3, 8}) {
                        tried++;
                        String path = start + up.repeat(depth) + goal;
                        String answer = RawRequest.plain(
                                "127.0.0.1",
                                visitors.port(),
                                "GET " + path,
                                "Host: localhost:" + visitors.port(),
                                "Authorization: Bearer of-the-tests");
                        if (answer.startsWith("HTTP/1.1 200")
                                || answer.startsWith("HTTP/1.1 5")
                                || answer.contains("root:")
                                || answer.contains("city-leader")) {
                            leaked.add(path + ": " + answer.lines().findFirst().orElse(""));
                        }
                    }
                }
            }
        }
        assertThat(leaked).isEmpty();
        assertThat(tried).isGreaterThan(800);
        assertThat(visitors.stranger().get("/assets/tokens.css").statusCode())
                .as("what is served")
                .isEqualTo(200);
    }

    @Test
    void noSpellingOfAnAddressGoesPastTheDoor() throws IOException {
        for (String path : List.of(
                "/assets/../registry",
                "/assets/%2e%2e/registry",
                "/assets/..;/registry",
                "/assets/;/../registry",
                "//registry",
                "/./registry",
                "/registry;a=/assets/",
                "/registry/",
                "/REGISTRY",
                "/registry%20",
                "/registry%00",
                "/%72egistry",
                "/registry?x=/assets/",
                "/sign-in/../registry",
                "/shell/trust/../health",
                "/access/link/../clients",
                "/api/v1/../../registry",
                "/api/v1/registry/units;.css",
                "/api//v1/registry/units",
                "/actuator/health/..",
                "/actuator/env",
                "/actuator")) {
            assertThat(RawRequest.plain("127.0.0.1", visitors.port(), "GET " + path, "Host: localhost"))
                    .as(path)
                    .matches("(?s)HTTP/1.1 (303|400|401|404).*")
                    .doesNotContain("500103");
        }
    }

    @Test
    void theNameOfAFileIsOnlyAName() {
        for (String name : List.of(
                "../../../etc/cron.d/x", "..\\..\\x", "/etc/passwd", "C:\\x", "a\u0000.csv", "x".repeat(5000))) {
            HttpResponse<String> sent = visitors.machine()
                    .send(
                            "POST",
                            "/api/v1/imports?kind=areas&sender=clerk&name=" + Browser.encoded(name),
                            Optional.of("text/csv"),
                            Optional.of("code,name,parent,kind\n500103-P1,Path,500103,grid\n"));
            assertThat(sent.statusCode()).as(name).isLessThan(500);
            assertThat(java.nio.file.Path.of("/etc/cron.d/x")).doesNotExist();
        }
    }

    @Test
    void longAddressesAndHeadersAreRefusedAndNothingElse() throws IOException {
        String host = "Host: localhost";
        assertThat(RawRequest.plain("127.0.0.1", visitors.port(), "GET /sign-in?q=" + "a".repeat(100_000), host))
                .startsWith("HTTP/1.1 4");
        assertThat(RawRequest.plain(
                        "127.0.0.1", visitors.port(), "GET /sign-in", host, "X-Long: " + "a".repeat(100_000)))
                .startsWith("HTTP/1.1 4");
        assertThat(visitors.stranger().get("/sign-in").statusCode()).isEqualTo(200);
    }
}
