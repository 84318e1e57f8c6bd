package org.bihuan.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Protocols that the program brings along under {@code protocols/}. */
public final class ShippedProtocols {
    private ShippedProtocols() {}

    /** Id to text. */
    public static Map<String, String> texts() {
        URL folder = Objects.requireNonNull(ShippedProtocols.class.getResource("/protocols"), "protocols");
        try {
            URI uri = folder.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return texts(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return texts(jar.getPath("/protocols"));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : below(folder)) {
            texts.put(file.getFileName().toString().replace(".yaml", ""), Files.readString(file));
        }
        return texts;
    }

    /** Every YAML file of a folder and below. */
    public static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
