package org.bihuan.shell.page;

/**
 * A step of the path above a page's title.
 *
 * @param text what it says
 * @param path where it leads; empty for the page itself
 */
public record Crumb(String text, String path) {
    public static Crumb here(String text) {
        return new Crumb(text, "");
    }
}
