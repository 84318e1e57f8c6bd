package org.bihuan.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.shell.city.City;
import org.bihuan.shell.page.Meaning;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Refusal;
import org.bihuan.shell.page.Spark;
import org.bihuan.shell.page.Theme;
import org.bihuan.shell.page.Words;
import org.bihuan.shell.scope.Access;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The small parts that every page is built from. */
class PartsTest {
    private static final Instant NOW = Instant.parse("2020-04-30T12:10:00Z");
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, PartsTest.class.getClassLoader(), "org.bihuan.jte");

    private final Page zh = page(Locale.SIMPLIFIED_CHINESE);
    private final Page en = page(Locale.ENGLISH);

    @Test
    void aPillSaysWhenItWasDueAndHowLateThatIs() {
        Instant due = NOW.minus(Duration.ofMinutes(130));
        Map<String, Object> pill = Map.of("meaning", Meaning.LATE, "at", due);
        assertThat(part("pill", zh, pill).text()).isEqualTo("18:00 超 2 小时 10 分");
        assertThat(part("pill", en, pill).text()).isEqualTo("18:00 2 h 10 min late");
        assertThat(part("pill", en, Map.of("meaning", Meaning.SOON, "at", NOW.plusSeconds(2700)))
                        .text())
                .isEqualTo("20:55 in 45 min");
    }

    @Test
    void aSpanIsToldInItsTwoLargestUnits() {
        assertThat(en.span(Duration.ZERO)).isEqualTo("0 min");
        assertThat(en.span(Duration.ofMinutes(60))).isEqualTo("1 h");
        assertThat(en.span(Duration.ofMinutes(3 * 1440 + 125))).isEqualTo("3 d 2 h");
    }

    @Test
    void aFieldSaysItsErrorBesideItAndKeepsWhatWasTyped() {
        List<Refusal> refusals = List.of(new Refusal("day", "No such day"), new Refusal("other", "Not this one"));
        Element field = part(
                "field", en, Map.of("id", "day", "labelKey", "shell.rooms", "value", "<31>", "refusals", refusals));
        Element input = field.expectFirst("input");
        assertThat(input.val()).isEqualTo("<31>");
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(field.expectFirst("#" + input.attr("aria-describedby")).text())
                .isEqualTo("No such day");
        assertThat(field.select(".bh-error")).hasSize(1);
        assertThat(field.expectFirst("label").attr("for")).isEqualTo("day");
    }

    @Test
    void aFieldWithoutErrorClaimsNone() {
        Element field = part("field", en, Map.of("id", "day", "labelKey", "shell.rooms", "unit", "℃"));
        assertThat(field.expectFirst("input").hasAttr("aria-invalid")).isFalse();
        assertThat(field.expectFirst(".bh-unit").text()).isEqualTo("℃");
    }

    @Test
    void errorsOnTopLeadToTheirFields() {
        List<Refusal> refusals = List.of(new Refusal("day", "No such day"));
        assertThat(part("errors", zh, Map.of("refusals", refusals))
                        .select("a[href=#day]")
                        .text())
                .isEqualTo("No such day");
        assertThat(part("errors", zh, Map.of("refusals", List.of())).text()).isEmpty();
    }

    @Test
    void zeroIsAGreyNoughtAndUnknownADash() {
        Element zero = cell(Map.of("value", 0L));
        assertThat(zero.text()).isEqualTo("0");
        assertThat(zero.hasClass("bh-zero")).isTrue();
        Element unknown = cell(Map.of());
        assertThat(unknown.text()).isEqualTo("–");
        assertThat(unknown.hasClass("bh-zero")).isFalse();
        assertThat(cell(Map.of("value", 12345L)).text()).isEqualTo("12,345");
    }

    @Test
    void aSparkRunsFromLeftToRightAndMarksItsEnd() {
        Spark spark = Spark.of(List.of(0, 4, 2));
        assertThat(spark.line()).isEqualTo("M1.0 18.0L42.0 2.0L83.0 10.0");
        assertThat(spark.x() + " " + spark.y()).isEqualTo("83.0 10.0");
        assertThat(Spark.of(List.of(0, 0)).line()).isEqualTo("M1.0 18.0L83.0 18.0");
        assertThatThrownBy(() -> Spark.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFigureLeadsToItsSourceAndNamesItsFormula() {
        Element figure = part(
                "figure",
                en,
                Map.of("labelKey", "shell.rooms", "value", "0", "indicator", "IND-001", "href", "/detect"));
        Element tile = figure.expectFirst("a");
        assertThat(tile.attr("href")).isEqualTo("/detect");
        assertThat(tile.text()).contains("IND-001").contains("now, 20:10");
        assertThat(tile.select(".bh-zero")).hasSize(1);
    }

    @Test
    void aTableCanBeReachedAndSaysWhatItIsAndItsColumnsHowTheySort() {
        Content head = out -> {
            ENGINE.render("part/column.jte", Map.of("page", en, "labelKey", "shell.rooms"), out);
            ENGINE.render(
                    "part/column.jte",
                    Map.of(
                            "page",
                            en,
                            "labelKey",
                            "shell.undo",
                            "numeric",
                            true,
                            "sortHref",
                            "?sort=undo",
                            "sorted",
                            "descending"),
                    out);
        };
        Content rows = out -> out.writeContent("<tr><td>1</td><td>2</td></tr>");
        Element table = part("table", en, Map.of("label", "Two <columns>", "head", head, "rows", rows));
        Element region = table.expectFirst("[role=region]");
        assertThat(region.attr("tabindex")).isEqualTo("0");
        assertThat(region.attr("aria-label")).isEqualTo("Two <columns>");
        assertThat(table.expectFirst("caption").text()).isEqualTo("Two <columns>");
        assertThat(table.select("th[scope=col]")).hasSize(2);
        assertThat(table.select("th").first().hasAttr("aria-sort")).isFalse();
        Element sorted = table.select("th").last();
        assertThat(sorted.attr("aria-sort")).isEqualTo("descending");
        assertThat(sorted.hasClass("bh-num")).isTrue();
        assertThat(sorted.expectFirst("a").attr("href")).isEqualTo("?sort=undo");
        assertThat(table.select("tbody td")).hasSize(2);
        assertThat(table.select(".bh-panel-foot")).isEmpty();
    }

    @Test
    void aToastIsAnnouncedAndOffersItsUndoWhereThereIsOne() {
        Element toast = part("toast", zh, Map.of("text", "<saved>", "undo", "/shell/undo/7"));
        assertThat(toast.expectFirst("[role=status]").text()).contains("<saved>");
        assertThat(toast.expectFirst("form[method=post]").attr("action")).isEqualTo("/shell/undo/7");
        assertThat(part("toast", en, Map.of("text", "Saved")).select("form")).isEmpty();
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        Element empty = part("empty", en, Map.of("title", "Nothing yet", "text", "Import a list.", "action", (Content)
                out -> out.writeContent("<a href=/shell/imports>Import</a>")));
        assertThat(empty.expectFirst("h2").text()).isEqualTo("Nothing yet");
        assertThat(empty.text()).contains("Import a list.");
        assertThat(empty.expectFirst("a").attr("href")).isEqualTo("/shell/imports");
        assertThat(part("empty", en, Map.of("title", "Nothing", "text", "Well."))
                        .select("p"))
                .hasSize(1);
    }

    private Element cell(Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("page", en);
        return Jsoup.parse("<table><tr>" + render("number", all) + "</tr></table>")
                .expectFirst("td");
    }

    private static Element part(String name, Page page, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("page", page);
        return Jsoup.parseBodyFragment(render(name, all)).body();
    }

    private static String render(String name, Map<String, Object> parameters) {
        StringOutput html = new StringOutput();
        ENGINE.render("part/" + name + ".jte", parameters, html);
        return html.toString();
    }

    private static Page page(Locale language) {
        Map<String, String> names = Map.of("zh", "某市", "en", "Somewhere");
        City city = new City(new City.Facts(
                "somewhere", "1", names, names, ZoneId.of("Asia/Shanghai"), List.of("zh", "en"), Path.of("somewhere")));
        return new Page(
                "/",
                "",
                language,
                new Theme(Theme.Ground.LIGHT, false),
                city,
                NOW,
                true,
                false,
                List.of(),
                Access.nobody(),
                Words.load());
    }
}
