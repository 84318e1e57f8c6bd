package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every refusal of an interface is a problem document in the asker's language and tells nothing of how it is built. */
@OpenHouse
class ProblemsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Visitors visitors;

    @Test
    void everyStatusIsAProblemInBothLanguages() {
        String reader = "Bearer " + visitors.program("500103", "registry.read", "registry.write", "detect.write");
        Browser program = visitors.stranger().with("Authorization", reader);
        String long_ = "{\"zh\":\"" + "a".repeat(2 << 20) + "\"}";
        expect(program, 400, browser -> browser.get("/api/v1/registry/calendar?from=yesterday&until=2020-05-01"));
        expect(program, 400, browser -> browser.json("POST", "/api/v1/registry/sites", "{"));
        expect(program, 400, browser -> browser.json("POST", "/api/v1/detect/counts", "[1]"));
        expect(visitors.stranger(), 401, browser -> browser.get("/api/v1/registry/units"));
        expect(program, 403, browser -> browser.get("/api/v1/ledger/head"));
        expect(program, 404, browser -> browser.get("/api/v1/registry/sites/NOWHERE"));
        expect(program, 404, browser -> browser.get("/api/v1/registry/nothing"));
        expect(program, 405, browser -> browser.json("DELETE", "/api/v1/registry/units", "{}"));
        expect(program, 406, browser -> browser.with("Accept", "image/png").get("/api/v1/registry/units"));
        expect(program, 413, browser -> browser.json("POST", "/api/v1/registry/sites", long_));
        expect(program, 415, browser -> browser.post("/api/v1/registry/sites", Map.of("code", "X")));
        expect(program, 422, browser -> browser.json("POST", "/api/v1/registry/sites", "{\"code\":\"X\"}"));
        expect(visitors.machine(), 500, browser -> browser.get(Planted.FAILS));
    }

    @Test
    void whoeverAsksTooOftenIsToldWhenToComeBack() {
        Browser program =
                visitors.stranger().with("Authorization", "Bearer " + visitors.program("500103", "registry.read"));
        for (int i = 0; i < 600; i++) {
            assertThat(program.get("/api/v1/registry/sectors").statusCode()).isEqualTo(200);
        }
        expect(program, 429, browser -> browser.get("/api/v1/registry/sectors"));
        HttpResponse<String> refused = program.get("/api/v1/registry/sectors");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.headers().firstValue("RateLimit")).contains("\"key\";r=0;t=60");
    }

    @Test
    void aBodyWithoutALengthIsCutOffToo() throws java.io.IOException, InterruptedException {
        java.net.http.HttpRequest request = java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(visitors.stranger().house() + "/api/v1/registry/sites"))
                .header("Authorization", "Bearer of-the-tests")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(("{\"zh\":\"" + "a".repeat(3 << 20) + "\"}")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .build();
        try (java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("\"status\":413");
        }
    }

    private interface Asking {
        HttpResponse<String> ask(Browser browser);
    }

    private static void expect(Browser who, int status, Asking asking) {
        String before = "";
        for (String language : List.of("zh-CN", "en")) {
            HttpResponse<String> answer = asking.ask(who.with("Accept-Language", language));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as("%s in %s", status, language)
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            String said =
                    problem.path("title").asString() + problem.path("detail").asString();
            assertThat(said).hasSizeGreaterThan(8).isNotEqualTo(before);
            assertThat(said.codePoints().anyMatch(Character::isIdeographic))
                    .as(said)
                    .isEqualTo(language.startsWith("zh"));
            assertThat(answer.body())
                    .doesNotContainPattern("org\\.|java\\.|select |Exception|Tomcat|\\$\\{|\"trace\"|\"exception\"");
            before = said;
        }
    }

    @Test
    void pagesRefuseInBothLanguagesToo() {
        assertThat(visitors.officer("district-officer", "500103").get("/ledger").statusCode())
                .isEqualTo(403);
        Browser officer = visitors.officer("city-duty", "500000");
        for (Map.Entry<String, Integer> page : Map.of(
                        "/nowhere", 404, "/registry/sites/NOWHERE", 404, "/registry/calendar?month=x", 400)
                .entrySet()) {
            for (String language : List.of("zh-CN", "en")) {
                HttpResponse<String> answer = officer.with("Accept-Language", language)
                        .send("GET", page.getKey(), Optional.empty(), Optional.empty());
                assertThat(answer.statusCode()).as(page.getKey()).isEqualTo(page.getValue());
                assertThat(answer.body())
                        .contains("lang=\"" + language)
                        .doesNotContainPattern("Exception|org\\.bihuan|springframework");
            }
        }
    }
}
