package org.bihuan.shell.setup;

/**
 * What lets in whoever sets the city up, before there is any account: made anew at each start and printed where the house
 * was started, as part of a link.
 */
public record SetupKey(String value) {
    /** Cookie that keeps it in the browser that used the link. */
    public static final String COOKIE = "bihuan-setup";

    /** Path of the link. */
    public String link() {
        return "/shell/setup?key=" + value;
    }

    @Override
    public String toString() {
        return "SetupKey";
    }
}
