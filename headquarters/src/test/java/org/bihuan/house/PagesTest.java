package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.testing.HouseTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Every page of the menu in both languages against the HTML that was last approved. */
@HouseTest
class PagesTest {
    private static final Path APPROVED = Path.of("src/test/resources/approved");
    private static final int ROWS = 3;

    @Autowired
    MockMvcTester house;

    @TestFactory
    Stream<DynamicTest> pages() throws UnsupportedEncodingException {
        List<String> menu = read("/", "en").select("nav a.bh-room").eachAttr("href");
        assertThat(menu).contains("/");
        return menu.stream()
                .distinct()
                .flatMap(path -> Stream.of("zh-CN", "en").map(language -> {
                    String name = name(path) + "_" + language.substring(0, 2) + ".html";
                    return DynamicTest.dynamicTest(name, () -> approve(path, language, APPROVED.resolve(name)));
                }));
    }

    private void approve(String path, String language, Path file) throws IOException {
        Approved.text(normalised(read(path, language)), file);
    }

    private Document read(String path, String language) throws UnsupportedEncodingException {
        var answer = house.get().uri(path).header("Accept-Language", language).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    private static String name(String path) {
        return path.equals("/") ? "home" : path.substring(1).replaceAll("[^a-z0-9]+", "-");
    }

    /** Same indentation, long tables and lists of data cut short, drawings and data islands as their size only. */
    private static String normalised(Document page) {
        for (Element body : page.select("tbody, ul, svg, select")) {
            List<Element> inside = List.copyOf(body.children());
            if (inside.size() > ROWS && body.closest("nav") == null) {
                inside.subList(ROWS, inside.size()).forEach(Element::remove);
                body.appendChild(new Comment(" and " + (inside.size() - ROWS) + " more "));
            }
        }
        for (Element data : page.select("script[type=application/json]")) {
            data.text("");
        }
        for (Element path : page.select("[d]")) {
            path.attr("d", "");
        }
        page.outputSettings().prettyPrint(true).indentAmount(1).outline(false);
        // how large the database is depends on the tests before
        return page.outerHtml().replaceAll("\\d+ ([KMG]iB)", "some $1").stripTrailing() + "\n";
    }
}
