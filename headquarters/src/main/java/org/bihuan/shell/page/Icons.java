package org.bihuan.shell.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bootstrap icons from their library, to be set into a page; an icon never stands without a word. */
public final class Icons {
    private static final String FOLDER = "/META-INF/resources/webjars/bootstrap-icons/1.13.1/icons/";
    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private Icons() {}

    /**
     * The icon's SVG.
     *
     * @throws IllegalArgumentException if the library has no such icon
     */
    public static String svg(String name) {
        return READ.computeIfAbsent(name, Icons::read);
    }

    private static String read(String name) {
        try (InputStream in = Icons.class.getResourceAsStream(FOLDER + name + ".svg")) {
            if (in == null) {
                throw new IllegalArgumentException("no icon " + name);
            }
            String svg = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return svg.replaceFirst("class=\"[^\"]*\"", "class=\"bh-i\" aria-hidden=\"true\"")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
