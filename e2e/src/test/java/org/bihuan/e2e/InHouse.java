package org.bihuan.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a journey the running house and a browser, both started once for all journeys of the run. */
final class InHouse implements ParameterResolver {

    /** The house and the browser that looks at it. */
    record World(RunningHouse house, Playwright driver, Browser browser, List<Cookie> session)
            implements AutoCloseable {
        static World open() {
            Path chromium = chromium();
            RunningHouse house = RunningHouse.start();
            Playwright driver = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = driver.chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--no-first-run",
                                    "--force-color-profile=srgb")));
            return new World(house, driver, browser, signIn(browser, house, "city-duty"));
        }

        /** The cookies of somebody of a role who has used their link. */
        static List<Cookie> signIn(Browser browser, RunningHouse house, String role) {
            try (BrowserContext context = browser.newContext()) {
                Page page = context.newPage();
                page.navigate(house.link(role));
                page.locator("main form button").click();
                page.waitForURL(house.address() + "/");
                return context.cookies();
            }
        }

        Reader reader(Reader.Language language, Reader.Look look) {
            return new Reader(this, language, look);
        }

        @Override
        public void close() {
            browser.close();
            driver.close();
            house.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        return parameter.getParameter().getType() == World.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        return extension
                .getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(World.class, key -> World.open(), World.class);
    }

    /** A journey without a browser proves nothing, so its absence is a failure, never a skipped test. */
    private static Path chromium() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no browser: install the packages 'chromium' and 'fonts-noto-cjk' and run again"));
    }
}
