package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.attack.Crawler.Form;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** Markup written into every text field of every form: stored and shown, it is text and nothing else. */
@OpenHouse
class ScriptTest {
    private static final String ELEMENT = "bh-probe";
    private static final String MARK = "踪";
    private static final String PAYLOAD = MARK + "\"'><" + ELEMENT + " onprobe=1></script><" + ELEMENT + ">";
    private static final String ATTRIBUTE = MARK + "\" onprobe=\"1";
    /** Acts that would end the attack itself. */
    private static final Set<String> LEFT_ALONE = Set.of(
            "/sign-out", "/sign-in", "/access/me/password", "/access/me/sessions", "/access/me/prove", "/shell/clock");

    @Autowired
    Visitors visitors;

    @Test
    void whatIsWrittenIntoAFieldIsShownAsText() {
        List<Browser> writers = List.of(
                visitors.officer("city-duty", "500000"),
                visitors.officer("administrator", "500000"),
                visitors.officer("district-officer", "500103"));
        Set<String> fields = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        int serial = 0;
        for (Browser writer : writers) {
            for (Form form : new Crawler(writer).from("/").forms()) {
                if (LEFT_ALONE.contains(form.action())) {
                    continue;
                }
                for (String field : form.typed()) {
                    for (String payload : List.of(PAYLOAD, ATTRIBUTE)) {
                        fields.add(form.action() + " " + field);
                        Map<String, String> filled = Samples.filled(form, ++serial);
                        filled.put(field, payload);
                        HttpResponse<String> answer = form.method().equals("POST")
                                ? writer.post(form.action(), filled)
                                : writer.get(form.action() + "?" + Browser.encoded(filled));
                        if (answer.statusCode() >= 500 || breaksOut(Jsoup.parse(answer.body()))) {
                            wrong.add(answer.statusCode() + " " + form.action() + " " + field);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(fields).as("fields that were written into").hasSizeGreaterThan(40);
        int shown = 0;
        for (Browser reader : writers) {
            for (Map.Entry<String, Document> page :
                    new Crawler(reader).from("/").pages().entrySet()) {
                if (breaksOut(page.getValue())) {
                    wrong.add(page.getKey());
                }
                shown += page.getValue().text().contains(MARK) ? 1 : 0;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(shown).as("pages that show what was stored").isGreaterThan(8);
    }

    @Test
    void anEchoIsFound() {
        HttpResponse<String> answer = visitors.machine().get(Planted.RAW + "?q=" + Browser.encoded(PAYLOAD));
        assertThat(breaksOut(Jsoup.parse(answer.body()))).isTrue();
        assertThat(breaksOut(Jsoup.parse("<p title=\"" + ATTRIBUTE + "\">"))).isTrue();
    }

    /** Even if markup got through, it could not run: nothing inline, nothing from elsewhere, no other type guessed. */
    @Test
    void noAnswerLetsScriptsOfOthersRun() {
        for (String path : List.of("/", "/sign-in", "/nowhere", "/api/v1/registry/units", "/assets/tokens.css")) {
            HttpResponse<String> answer =
                    visitors.officer("city-duty", "500000").get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                            .doesNotContain("unsafe-inline", "unsafe-eval"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
        HttpResponse<String> json = visitors.machine().get("/api/v1/registry/sites?q=" + Browser.encoded(PAYLOAD));
        assertThat(json.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(MediaType.APPLICATION_JSON_VALUE));
    }

    private static boolean breaksOut(Document page) {
        return !page.select(ELEMENT).isEmpty()
                || page.select("*").stream().anyMatch((Element element) -> element.hasAttr("onprobe"))
                || page.select("a[href^=javascript]").size() > 0;
    }
}
