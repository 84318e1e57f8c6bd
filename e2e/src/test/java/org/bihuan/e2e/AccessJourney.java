package org.bihuan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A district officer makes an account for a street; the street's worker chooses a password and sees no more than theirs. */
@ExtendWith(InHouse.class)
class AccessJourney {
    private static final String PASSWORD = "the evening breeze at the quay";

    @Test
    void aDistrictOfficerInvitesAStreetWorkerWhoSeesTheirStreetOnly(InHouse.World world) {
        RunningHouse house = world.house();
        String link;
        String street;
        try (BrowserContext context = context(world);
                Page page = context.newPage()) {
            context.addCookies(InHouse.World.signIn(world.browser(), house, "district-officer"));
            page.navigate(house.address() + "/registry/areas/500101");
            street = String.valueOf(page.evaluate("""
                    () => [...document.querySelectorAll('main a')].map((a) => a.getAttribute('href').split('?')[0].split('/').pop())
                      .find((code) => /^500101[0-9]+$/.test(code))"""));
            page.navigate(house.address() + "/access");
            page.locator("#login").fill("street-of-e2e");
            page.locator("#name").fill("Street desk");
            page.locator("#role").selectOption("street-worker");
            page.locator("#area").fill(street);
            page.locator("form[action='/access/accounts'] button").click();
            link = page.locator("#link").innerText();
            assertThat(link).startsWith(house.address() + "/access/link/");
            assertThat(page.content()).contains("May look at personal data for a purpose");
        }
        try (BrowserContext context = context(world);
                Page page = context.newPage()) {
            page.navigate(link);
            page.locator("#password").fill(PASSWORD);
            page.locator("#again").fill(PASSWORD);
            page.locator("main form button").click();
            page.locator("#login").fill("street-of-e2e");
            page.locator("#password").fill(PASSWORD);
            page.locator("main form .btn-primary").click();
            page.waitForURL(house.address() + "/");
            assertThat(page.locator("nav a.bh-room").allInnerTexts())
                    .contains("Registry")
                    .doesNotContain("Accounts");
            assertThat(page.navigate(house.address() + "/access").status()).isEqualTo(403);
            assertThat(page.navigate(house.address() + "/control").status()).isEqualTo(403);
            page.navigate(house.address() + "/access/me");
            assertThat(page.locator("main").innerText())
                    .contains("street worker")
                    .contains("this one");
        }
    }

    private static BrowserContext context(InHouse.World world) {
        return world.browser().newContext(new Browser.NewContextOptions().setLocale("en"));
    }
}
