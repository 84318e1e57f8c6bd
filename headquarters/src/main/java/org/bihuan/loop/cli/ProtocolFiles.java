package org.bihuan.loop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bihuan.loop.model.protocol.Protocol;
import org.bihuan.loop.model.protocol.ProtocolReader;
import org.bihuan.shell.cli.CommandFailure;

/** Protocols from files, and those that the program brings along under {@code protocols/}. */
final class ProtocolFiles {
    private ProtocolFiles() {}

    /** Versions of one protocol by the name of a file, or by the id of one that is brought along. */
    static List<Protocol> versions(String idOrFile) {
        Path file = Path.of(idOrFile);
        if (Files.isRegularFile(file)) {
            return sound(ProtocolReader.read(idOrFile, text(file)));
        }
        Map<String, String> shipped = shipped();
        String yaml = shipped.get(idOrFile);
        if (yaml == null) {
            throw CommandFailure.usage(
                    idOrFile + " is neither a file nor one of " + String.join(", ", shipped.keySet()));
        }
        return sound(ProtocolReader.read(idOrFile, yaml));
    }

    private static List<Protocol> sound(ProtocolReader.Read read) {
        if (!read.flaws().isEmpty()) {
            throw CommandFailure.finding(read.flaws().getFirst().toString());
        }
        return read.versions();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw CommandFailure.usage("there is no " + file);
        } catch (MalformedInputException e) {
            throw CommandFailure.usage(file + " is not written in UTF-8");
        } catch (IOException e) {
            throw CommandFailure.environment(file + " cannot be read: " + e.getMessage());
        }
    }

    /** Every YAML file of a folder and below. */
    static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw CommandFailure.environment(folder + " cannot be read: " + e.getMessage());
        }
    }

    /** Id to text. */
    static Map<String, String> shipped() {
        URL folder = Objects.requireNonNull(ProtocolFiles.class.getResource("/protocols"), "protocols");
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
}
