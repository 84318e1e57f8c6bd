package org.bihuan.loop.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bihuan.loop.ShippedProtocols;
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
        Map<String, String> shipped = ShippedProtocols.texts();
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
        try {
            return ShippedProtocols.below(folder);
        } catch (IOException e) {
            throw CommandFailure.environment(folder + " cannot be read: " + e.getMessage());
        }
    }
}
