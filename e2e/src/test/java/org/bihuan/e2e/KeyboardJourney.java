package org.bihuan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bihuan.e2e.Reader.Language;
import org.bihuan.e2e.Reader.Look;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Without a mouse: the skip link comes first, everything can be reached in reading order, and one sees where one is. */
@ExtendWith(InHouse.class)
class KeyboardJourney {
    /** Numbers all that can take the focus, and says how many there are. Of a group of radio buttons one is reached. */
    private static final String NUMBER_ALL = """
            () => {
              const found = [...document.querySelectorAll(
                'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')]
                .filter((e) => e.tabIndex >= 0 && !e.disabled && e.type !== 'radio'
                  && e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}));
              found.forEach((e, i) => e.setAttribute('data-stop', i));
              return found.length;
            }""";

    /** The number of what has the focus (-1: not numbered), and whether it can be seen and is marked. */
    private static final String WHERE = """
            () => {
              const e = document.activeElement, box = e.getBoundingClientRect();
              const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              const marked = getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none';
              return [e.hasAttribute('data-stop') ? +e.getAttribute('data-stop') : -1, seen, marked, e.outerHTML.slice(0, 120)];
            }""";

    private record Stop(int number, boolean seen, boolean marked, String html) {
        static Stop of(Page page) {
            List<?> answer = (List<?>) page.evaluate(WHERE);
            return new Stop(
                    ((Number) answer.get(0)).intValue(),
                    (Boolean) answer.get(1),
                    (Boolean) answer.get(2),
                    String.valueOf(answer.get(3)));
        }
    }

    @TestFactory
    Stream<DynamicTest> everythingIsReachedInReadingOrder(InHouse.World world) {
        return Address.ofMenu(world).stream()
                .flatMap(address -> Stream.of(360, 1280)
                        .map(width -> DynamicTest.dynamicTest(
                                address + " at " + width, () -> walkThrough(world, address, width))));
    }

    private static void walkThrough(InHouse.World world, Address address, int width) {
        try (Reader reader = world.reader(Language.ZH, Look.LIGHT)) {
            Page page = reader.open(address.path(), width);
            int count = (Integer) page.evaluate(NUMBER_ALL);
            List<Integer> reached = new ArrayList<>();
            // a box that scrolls may take the focus of itself, and a day field stops at day, month and year: there can
            // be
            // more stops than numbered ones
            for (int press = 0; press < 2 * count + 40 && reached.size() < count; press++) {
                page.keyboard().press("Tab");
                Stop stop = Stop.of(page);
                if (stop.number() >= 0 && !(!reached.isEmpty() && reached.getLast() == stop.number())) {
                    reached.add(stop.number());
                    assertThat(stop.seen()).as("can be seen: " + stop.html()).isTrue();
                    assertThat(stop.marked()).as("is marked: " + stop.html()).isTrue();
                }
            }
            assertThat(reached)
                    .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
        }
    }

    @Test
    void theSkipLinkLeadsPastTheMenu(InHouse.World world) {
        try (Reader reader = world.reader(Language.EN, Look.LIGHT)) {
            Page page = reader.open("/", 1280);
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus").getAttribute("href")).isEqualTo("#main");
            page.keyboard().press("Enter");
            assertThat(page.locator(":focus").getAttribute("id")).isEqualTo("main");
        }
    }
}
