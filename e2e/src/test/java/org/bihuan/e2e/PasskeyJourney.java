package org.bihuan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An auditor makes a passkey on a device, signs in with it on the same device, proves by it, and removes it. */
@ExtendWith(InHouse.class)
class PasskeyJourney {
    @Test
    void aPasskeySignsItsOwnerInAndIsRemoved(InHouse.World world) {
        String house = world.house().address().replace("127.0.0.1", "localhost");
        try (BrowserContext context = world.browser().newContext(new Browser.NewContextOptions().setLocale("en"));
                Page page = context.newPage()) {
            CDPSession device = context.newCDPSession(page);
            device.send("WebAuthn.enable");
            device.send("WebAuthn.addVirtualAuthenticator", authenticator());
            page.navigate(world.house().link("auditor").replace("127.0.0.1", "localhost"));
            page.locator("main form button").click();
            page.waitForURL(house + "/");

            page.navigate(house + "/access/me");
            page.locator("#label").fill("Duty phone");
            page.locator("[data-passkey=make] button").click();
            page.locator("#passkeys").waitFor();
            assertThat(page.locator("#passkeys").innerText())
                    .contains("Duty phone")
                    .doesNotContain("last used");

            context.clearCookies();
            page.navigate(house + "/ledger");
            page.locator("[data-passkey=sign] button").click();
            page.waitForURL(house + "/ledger");

            page.navigate(house + "/access/me/prove?back=/access/me");
            page.locator("[data-passkey=sign] button").click();
            page.waitForURL(house + "/access/me");
            assertThat(page.locator("#passkeys").innerText()).contains("last used");

            page.locator("#passkeys button").click();
            page.locator("text=No passkey yet").waitFor();
            context.clearCookies();
            page.navigate(house + "/sign-in");
            page.locator("[data-passkey=sign] button").click();
            page.locator("text=The passkey was not taken").waitFor();
            assertThat(page.url()).endsWith("/sign-in");
        }
    }

    private static JsonObject authenticator() {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wish = new JsonObject();
        wish.add("options", options);
        return wish;
    }
}
