package org.bihuan.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/** A person's browser with the language and look that they chose; collects whatever goes wrong in it. */
final class Reader implements AutoCloseable {
    /** Languages of the house, by the value of their cookie. */
    enum Language {
        ZH("zh-CN"),
        EN("en");

        private final String tag;

        Language(String tag) {
            this.tag = tag;
        }

        String tag() {
            return tag;
        }
    }

    /** Looks of the house, by the value of their cookie. */
    enum Look {
        LIGHT("light"),
        DARK("dark"),
        HIGH("light-high");

        private final String cookie;

        Look(String cookie) {
            this.cookie = cookie;
        }
    }

    private final InHouse.World world;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Reader(InHouse.World world, Language language, Look look) {
        this.world = world;
        this.context = world.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale(language.tag())
                        .setReducedMotion(ReducedMotion.REDUCE));
        context.addCookies(List.of(
                new Cookie("lang", language.tag()).setUrl(world.house().address()),
                new Cookie("look", look.cookie).setUrl(world.house().address())));
        context.addCookies(world.session());
        this.page = context.newPage();
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add(response.status() + " " + response.url());
            }
        });
    }

    /** Opens a page of the house at a width in CSS pixels and waits until it is at rest. */
    Page open(String path, int width) {
        complaints.clear();
        widen(width);
        page.navigate(world.house().address() + path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return page;
    }

    /** Changes the window's width, in CSS pixels. */
    void widen(int width) {
        page.setViewportSize(width, heightFor(width));
    }

    /** What the browser said was wrong since the last opening: console, script errors, refused or missing files. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private static int heightFor(int width) {
        return switch (width) {
            case 360 -> 740;
            case 1920 -> 1080;
            default -> 800;
        };
    }

    @Override
    public void close() {
        context.close();
    }
}
