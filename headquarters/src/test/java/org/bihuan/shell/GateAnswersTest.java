package org.bihuan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.bihuan.shell.page.Words;
import org.bihuan.shell.transport.Admission;
import org.bihuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the front gate says to those whom it does not let in: in their language, and as their kind reads it. */
@HouseTest
class GateAnswersTest {
    @Autowired
    MockMvcTester house;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en            | en    | Not let in",
                "zh            | zh-CN | 不予受理",
                "fr, en;q=0.5  | en    | Not let in",
                "fr            | zh-CN | 不予受理"
            })
    void programsGetAProblemDocumentInTheLanguageTheyPrefer(String wish, String language, String title) {
        var answer = house.post()
                .uri("/api/v1/registry/sites")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Accept", "text/html, */*")
                .header("Accept-Language", wish)
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.FORBIDDEN).hasHeader("Content-Language", language);
        assertThat(answer).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.title").isEqualTo(title);
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(403);
    }

    @Test
    void peopleGetTwoSentencesAndNothingOfTheHouse() {
        assertThat(house.get()
                        .uri("http://evil.example/registry")
                        .header("Accept", "text/html,application/xhtml+xml")
                        .header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"))
                .hasStatus(421)
                .hasContentTypeCompatibleWith(MediaType.TEXT_PLAIN)
                .bodyText()
                .isEqualTo("不予受理\n本指挥部不以该名称提供服务。\n");
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasItsWords(Admission.Why why) {
        Words words = Words.load();
        for (Locale language : Words.LANGUAGES) {
            assertThat(words.say(language, "transport.away." + why)).isNotBlank();
        }
    }
}
