package org.bihuan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A city of one's own, from an empty folder to the registry's page, on a phone, with a restart in the middle. */
@ExtendWith(InHouse.class)
class WizardJourney {
    private static final String PASSWORD = "mill wheels turn at night";
    private static final String AREAS = """
            code,name,parent,kind,residents
            N,North Bank,MILL,district,1200
            S,South Bank,MILL,district,800
            N-1,Mill Street,N,street,1200
            X,Nowhere,NONE,district,1
            """;

    @Test
    void aCityIsSetUpInTheBrowser(InHouse.World world) {
        try (RunningHouse house = RunningHouse.empty("own-city");
                Page page = phone(world)) {
            page.navigate(house.setupLink());
            page.navigate(house.address() + "/control");
            assertThat(page.url()).endsWith("/shell/setup/city");
            whole(page);
            page.fill("#en", "Millbridge");
            page.selectOption("#first", "en");
            page.fill("#code", "MILL");
            page.fill("#population", "2000");
            page.fill("#zone", "Atlantis/Deep");
            page.keyboard().press("Enter");
            assertThat(page.locator("#zone-error").innerText()).contains("no such time zone");
            assertThat(page.inputValue("#en")).isEqualTo("Millbridge");
            whole(page);
            page.fill("#zone", "Europe/Dublin");
            page.keyboard().press("Enter");
            page.waitForURL("**/shell/setup/areas");
        }
        try (RunningHouse house = RunningHouse.again("own-city");
                Page page = phone(world)) {
            page.navigate(house.setupLink());
            assertThat(page.url()).endsWith("/shell/setup/areas");
            assertThat(page.locator(".bh-scope span").first().innerText()).isEqualTo("Millbridge");
            whole(page);
            page.setInputFiles(
                    "#file", new FilePayload("areas.csv", "text/csv", AREAS.getBytes(StandardCharsets.UTF_8)));
            page.locator("main form button.btn-primary").click();
            page.waitForURL("**/shell/imports/*");
            whole(page);
            page.locator("main form button.btn-primary").click();
            page.locator("form[action$='/commit'] button").click();
            page.locator("form[action$='/undo'] button").waitFor();
            page.locator(".bh-note a[href='/shell/setup']").click();
            page.waitForURL("**/shell/setup/end");
            whole(page);
            page.locator("main form button.btn-primary").click();
            page.waitForURL("**/access/link/*");
            whole(page);
            page.fill("#password", PASSWORD);
            page.fill("#again", PASSWORD);
            page.locator("main form button.btn-primary").click();
            signIn(page);
            page.navigate(house.address() + "/registry");
            assertThat(page.locator(".bh-tree > li").allInnerTexts())
                    .hasSize(2)
                    .anySatisfy(text -> assertThat(text).contains("North Bank"))
                    .anySatisfy(text -> assertThat(text).contains("South Bank"));
            assertThat(page.locator(".bh-panel-foot").innerText()).contains("2,000");
            page.navigate(house.address() + "/control");
            assertThat(page.locator("h1").count()).isEqualTo(1);
        }
        try (RunningHouse house = RunningHouse.again("own-city");
                Page page = phone(world)) {
            page.navigate(house.address() + "/registry");
            signIn(page);
            assertThat(page.url()).endsWith("/registry");
        }
    }

    private static void signIn(Page page) {
        page.waitForURL("**/sign-in**");
        whole(page);
        page.fill("#login", "administrator");
        page.fill("#password", PASSWORD);
        page.locator("main form button.btn-primary").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    private static Page phone(InHouse.World world) {
        return world.browser()
                .newPage(new Browser.NewPageOptions().setLocale("en").setViewportSize(360, 740));
    }

    /** Fits the phone and violates nothing. */
    private static void whole(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(page.url() + " fits")
                .isEqualTo(true);
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .as(page.url())
                .isEmpty();
    }
}
