package org.bihuan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another city than the one shown by default: three units without official codes, in a zone with summer time. */
@ExtendWith(InHouse.class)
class SecondCityJourney {

    @Test
    void aCityOfThreeUnitsIsSetUpFromItsPackAlone(InHouse.World world) {
        try (RunningHouse house = RunningHouse.start(
                        "second-city",
                        "--city",
                        RunningHouse.root().resolve("cities/tidewater").toString(),
                        "--clock",
                        "2020-04-30T08:00:00-02:30");
                Page page = world.browser().newPage(new Browser.NewPageOptions().setLocale("en"))) {
            page.navigate(house.link("city-duty"));
            page.locator("main form button").click();
            page.waitForURL(house.address() + "/");
            page.navigate(house.address() + "/control");
            assertThat(page.locator(".bh-brand small").innerText()).isEqualTo("Tidewater HQ");
            assertThat(page.locator(".bh-clock time").getAttribute("datetime")).endsWith("-02:30");
            assertThat(page.locator("table.bh-table tbody tr th").allInnerTexts())
                    .isEqualTo(List.of("Harbour", "Hill", "Island Zone"));
            assertThat(page.locator("table.bh-table tbody tr td:nth-child(2)").allInnerTexts())
                    .isEqualTo(List.of("Medium", "Low", "Low"));
            page.locator("table.bh-table a", new Page.LocatorOptions().setHasText("Harbour"))
                    .click();
            assertThat(page.locator(".bh-reason").innerText())
                    .isEqualTo("Harbour had 5 cases in all, not over 50, and 5 new in 14 days: Medium.");
            assertThat(page.content()).doesNotContain("Chongqing");
        }
    }
}
