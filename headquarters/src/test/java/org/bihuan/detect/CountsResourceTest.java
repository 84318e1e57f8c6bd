package org.bihuan.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.RolledBack;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts for programs. */
@HouseTest
@RolledBack
class CountsResourceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String COUNTS = "/api/v1/detect/counts";

    @Autowired
    MockMvcTester house;

    @Test
    void pageByPageEveryCountComesOnce() throws UnsupportedEncodingException {
        int seen = 0;
        String last = "";
        String query = "?series=units&from=2020-02-20&to=2020-02-26&limit=50";
        for (String after = ""; ; ) {
            JsonNode slice = read(COUNTS + query + "&after=" + after);
            for (JsonNode count : slice.path("items")) {
                String place =
                        count.path("published").asString() + count.path("unit").asString();
                assertThat(place).isGreaterThan(last);
                assertThat(count.path("series").asString()).isEqualTo("units");
                assertThat(count.path("through").asString())
                        .isLessThan(count.path("published").asString());
                last = place;
                seen++;
            }
            if (slice.path("next").isNull()) {
                break;
            }
            after = slice.path("next").asString();
        }
        assertThat(seen).isEqualTo(7 * 41);
    }

    @Test
    void seriesAreKeptApart() throws UnsupportedEncodingException {
        assertThat(read(COUNTS + "?series=city&from=2020-04-30").path("items")).hasSize(1);
        assertThat(read(COUNTS + "?series=imported&limit=1")
                        .path("items")
                        .get(0)
                        .path("unit")
                        .asString())
                .isEqualTo("500000-IMP");
        assertThat(read(COUNTS + "?unit=500101&limit=1")
                        .path("items")
                        .get(0)
                        .path("unit")
                        .asString())
                .isEqualTo("500101");
        assertThat(read(COUNTS + "?unit=500101&series=city").path("items")).isEmpty();
        assertThat(house.get().uri(COUNTS + "?series=all")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(house.get().uri(COUNTS + "?after=nowhere")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(house.get().uri(COUNTS + "?from=tomorrow")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aCorrectionKeepsWhatItDoesNotSayAndAllVersionsStay() throws UnsupportedEncodingException {
        String body = """
                {"unit":"500101","published":"2020-02-20","confirmed":121,"reason":"counted twice"}
                """;
        assertThat(post(body, "en")).hasStatus(HttpStatus.CREATED);
        assertThat(post(body, "en")).hasStatus(HttpStatus.OK);
        JsonNode versions = read(COUNTS + "/500101/2020-02-20");
        assertThat(versions).hasSize(2);
        JsonNode now = versions.get(1);
        assertThat(now.path("confirmed").asInt()).isEqualTo(121);
        assertThat(now.path("reason").asString()).isEqualTo("counted twice");
        assertThat(now.path("recordedBy").asString()).isEqualTo("值班员 city-duty (city-duty.500000)");
        assertThat(now.path("cured")).isEqualTo(versions.get(0).path("cured"));
        assertThat(now.path("through").asString()).isEqualTo("2020-02-19");
        assertThat(versions.get(0).path("supersededAt").isNull()).isFalse();
        assertThat(house.get().uri(COUNTS + "/500101/2019-02-20")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aRefusalSaysWhatAndWhyInBothLanguages() throws UnsupportedEncodingException {
        String unnamed = """
                {"unit":"500101","published":"2020-02-20","confirmed":121}
                """;
        MvcTestResult refused = post(unnamed, "en");
        assertThat(refused)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused).bodyJson().extractingPath("$.flaws[0].field").isEqualTo("reason");
        assertThat(refused).bodyJson().extractingPath("$.detail").isEqualTo("Say why it is corrected.");
        assertThat(post(unnamed, "zh")).bodyJson().extractingPath("$.detail").isEqualTo("请说明更正理由。");
        for (String[] wrong : new String[][] {
            {"unit", "{\"unit\":\"110000\",\"published\":\"2020-02-20\",\"confirmed\":1}"},
            {"published", "{\"unit\":\"500101\",\"published\":\"2020-05-20\",\"confirmed\":1}"},
            {"through", "{\"unit\":\"500101\",\"published\":\"2020-02-20\",\"through\":\"2020-02-21\"}"},
            {"confirmed", "{\"unit\":\"500101\",\"published\":\"2020-02-20\",\"confirmed\":-1}"},
            {"published", "{\"unit\":\"500101\"}"}
        }) {
            assertThat(post(wrong[1], "en"))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyJson()
                    .extractingPath("$.flaws[0].field")
                    .isEqualTo(wrong[0]);
        }
        assertThat(post("{\"unit\":", "en")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    private JsonNode read(String uri) throws UnsupportedEncodingException {
        var answer = house.get().uri(uri).exchange();
        assertThat(answer).hasStatusOk();
        return JSON.readTree(answer.getResponse().getContentAsString());
    }

    private MvcTestResult post(String body, String language) {
        return house.post()
                .uri(COUNTS)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Accept-Language", language)
                .content(body)
                .exchange();
    }
}
