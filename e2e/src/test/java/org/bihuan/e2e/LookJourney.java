package org.bihuan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.e2e.Reader.Language;
import org.bihuan.e2e.Reader.Look;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page of the menu in both languages and every look, from a phone to a wall: fits, is accessible, says no error. */
@ExtendWith(InHouse.class)
class LookJourney {
    static final List<Integer> WIDTHS = List.of(360, 1280, 1920);
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @TestFactory
    Stream<DynamicContainer> everyPageFitsAndIsAccessible(InHouse.World world) {
        List<Address> pages = Address.ofMenu(world);
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(Look.values())
                        .map(look -> DynamicContainer.dynamicContainer(
                                language + " " + look, pages.stream().map(page -> look(world, page, language, look)))));
    }

    private static DynamicTest look(InHouse.World world, Address address, Language language, Look look) {
        return DynamicTest.dynamicTest(address.path(), () -> {
            try (Reader reader = world.reader(language, look)) {
                Page page = reader.open(address.path(), WIDTHS.getFirst());
                for (int width : WIDTHS) {
                    reader.widen(width);
                    String where = address + " at " + width + " px";
                    assertThat(reader.complaints()).as(where).isEmpty();
                    assertThat(page.locator("html").getAttribute("lang"))
                            .as(where)
                            .isEqualTo(language.tag());
                    assertThat(tooWide(page)).as(where).isEmpty();
                    if (width < 1920) { // a wall differs from a desk in room only
                        assertThat(violations(page)).as(where).isEmpty();
                    }
                }
            }
        });
    }

    /** What reaches beyond the right edge, unless a box around it scrolls. */
    @SuppressWarnings("unchecked")
    private static List<String> tooWide(Page page) {
        return (List<String>) page.evaluate("""
                () => {
                  const edge = document.documentElement.clientWidth;
                  if (document.documentElement.scrollWidth <= edge) return [];
                  return [`the page is ${document.documentElement.scrollWidth} px wide`].concat(
                    [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > edge + 1)
                      .slice(0, 5).map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute('class')}`));
                }""");
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .setLegacyMode(true) // there are no frames; saves a second page per analysis
                        .withTags(WCAG)
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(LookJourney::say)
                        .toList();
    }

    private static String say(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }
}
