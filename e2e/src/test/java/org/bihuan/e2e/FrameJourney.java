package org.bihuan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.bihuan.e2e.Reader.Language;
import org.bihuan.e2e.Reader.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the frame does for its reader on any page: language, look, the demo's clock. */
@ExtendWith(InHouse.class)
class FrameJourney {

    @Test
    void aReaderChangesTheLanguageAndStaysOnThePage(InHouse.World world) {
        try (Reader reader = world.reader(Language.ZH, Look.LIGHT)) {
            Page page = reader.open("/?a=1&b=2", 1280);
            page.locator("[name=to][value=en]").click();
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
            assertThat(page.url()).endsWith("/?a=1&b=2");
        }
    }

    @Test
    void aReaderChoosesALookByKeyboard(InHouse.World world) {
        try (Reader reader = world.reader(Language.EN, Look.LIGHT)) {
            Page page = reader.open("/", 1280);
            page.locator("details.bh-look > summary").focus();
            page.keyboard().press("Enter");
            page.locator("[name=to][value=dark-high]").focus();
            page.keyboard().press("Enter");
            page.waitForSelector("html[data-bs-theme=dark][data-contrast=high]");
        }
    }

    @Test
    void theDemoClockIsMarkedAndMovesByWhatTheButtonSays(InHouse.World world) {
        try (Reader reader = world.reader(Language.EN, Look.LIGHT)) {
            Page page = reader.open("/", 1280);
            assertThat(page.locator(".bh-demo").innerText()).isEqualTo("Demo clock");
            OffsetDateTime before = clock(page);
            page.locator("[name=step][value=PT1H]").click();
            assertThat(Duration.between(before, clock(page)).toHours()).isEqualTo(1);
        }
    }

    @Test
    void onAPhoneTheMenuOpensOverThePageAndClosesWithEscape(InHouse.World world) {
        try (Reader reader = world.reader(Language.EN, Look.LIGHT)) {
            Page page = reader.open("/", 360);
            assertThat(page.locator("#rooms").isVisible()).isFalse();
            page.locator(".bh-menu").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#rooms").isVisible()).isTrue();
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus").getAttribute("href")).isEqualTo("/");
            page.keyboard().press("Escape");
            assertThat(page.locator("#rooms").isVisible()).isFalse();
        }
    }

    private static OffsetDateTime clock(Page page) {
        return OffsetDateTime.parse(
                String.valueOf(page.locator(".bh-clock time").getAttribute("datetime")));
    }
}
