package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.http.server.PathContainer;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Pages in both languages against the HTML that was last approved. */
final class Golden {
    private static final Path APPROVED = Path.of("src/test/resources/approved");
    private static final int ROWS = 3;

    private final MockMvcTester house;

    Golden(MockMvcTester house) {
        this.house = house;
    }

    /** A page in both languages. */
    Stream<DynamicTest> page(String path) {
        return page(path, name(path));
    }

    /**
     * The same under a name of its own, for a path with a number that differs from run to run.
     *
     * @param name of the approved files
     */
    Stream<DynamicTest> page(String path, String name) {
        return Stream.of("zh-CN", "en").map(language -> {
            String file = name + "_" + language.substring(0, 2) + ".html";
            return DynamicTest.dynamicTest(file, () -> approve(path, language, APPROVED.resolve(file)));
        });
    }

    private void approve(String path, String language, Path file) throws IOException {
        Approved.text(normalised(read(path, language)), file);
    }

    Document read(String path, String language) throws UnsupportedEncodingException {
        var answer = house.get().uri(path).header("Accept-Language", language).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    /**
     * Patterns of pages that none of the paths is answered by: a page nobody approved.
     *
     * @param ours which patterns the caller answers for
     */
    static List<String> unseen(
            RequestMappingHandlerMapping mappings, Predicate<String> ours, Collection<String> paths) {
        List<PathPattern> pages = mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getReturnType().getParameterType() == View.class)
                .filter(entry ->
                        entry.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(entry -> Stream.ofNullable(entry.getKey().getPathPatternsCondition()))
                .flatMap(condition -> condition.getPatterns().stream())
                .sorted(PathPattern.SPECIFICITY_COMPARATOR)
                .toList();
        assertThat(pages).hasSizeGreaterThan(15);
        Set<String> seen = paths.stream()
                .map(path -> PathContainer.parsePath(path.replaceAll("[?#].*", "")))
                .flatMap(path ->
                        pages.stream().filter(page -> page.matches(path)).limit(1))
                .map(PathPattern::getPatternString)
                .collect(Collectors.toSet());
        return pages.stream()
                .map(PathPattern::getPatternString)
                .filter(ours)
                .filter(pattern -> !seen.contains(pattern))
                .toList();
    }

    private static String name(String path) {
        return path.equals("/") ? "home" : path.substring(1).replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** Same indentation, long tables and lists of data cut short, drawings and data islands as their size only. */
    private static String normalised(Document page) {
        for (Element body : page.select("tbody, ul, svg, select, datalist")) {
            List<Element> inside = List.copyOf(body.children());
            if (inside.size() > ROWS && body.closest("nav") == null) {
                inside.subList(ROWS, inside.size()).forEach(Element::remove);
                body.appendChild(new Comment(" and " + (inside.size() - ROWS) + " more "));
            }
        }
        // what was done before depends on the tests before
        page.select("[data-changing]").forEach(Element::empty);
        for (Element data : page.select("script[type=application/json]")) {
            data.text("");
        }
        for (Element path : page.select("[d]")) {
            path.attr("d", "");
        }
        page.outputSettings().prettyPrint(true).indentAmount(1).outline(false);
        // how large the database is, and which number a batch has, depends on the tests before
        return page.outerHtml()
                        .replaceAll("\\d+ ([KMG]iB)", "some $1")
                        .replaceAll("/shell/imports/\\d+", "/shell/imports/N")
                        .replaceAll("\\b[0-7][0-9A-HJKMNP-TV-Z]{25}\\b", "PSEUDONYM")
                        .replaceAll("(/ledger/|>Entry |>记录 |^ *Entry |^ *记录 )\\d+", "$1N")
                        .replaceAll("#\\d+\\b(?=[ <])", "#N")
                        .stripTrailing()
                + "\n";
    }
}
