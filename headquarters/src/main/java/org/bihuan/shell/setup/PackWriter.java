package org.bihuan.shell.setup;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.shell.database.Folders;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a city's first pack: who it is, its one area, and lists that every city starts from. Whole, or not at all. */
final class PackWriter {
    /** Stands in a pack whose city is not yet open. */
    static final String UNFINISHED = "UNFINISHED";

    private static final String HEAD = "city.yaml";
    private static final List<String> LISTS = List.of("sectors.csv", "site_kinds.csv", "working_hours.csv");

    private PackWriter() {}

    /** @param pack where it will stand; there is nothing yet */
    static void write(CityForm form, Path pack) throws IOException {
        Path part = pack.resolveSibling(pack.getFileName() + ".part");
        Folders.delete(part);
        Files.createDirectories(part);
        Files.writeString(part.resolve(HEAD), head(form));
        try (CsvWriter areas = CsvWriter.builder().build(part.resolve("areas.csv"))) {
            areas.writeRecord(
                    "code",
                    "parent",
                    "statutory_parent",
                    "kind",
                    "zh",
                    "en",
                    "zh_short",
                    "population",
                    "estimate",
                    "lon",
                    "lat",
                    "valid_from",
                    "valid_to",
                    "source");
            areas.writeRecord(
                    form.value("code"),
                    "",
                    "",
                    "city",
                    form.value("zh"),
                    form.value("en"),
                    "",
                    form.value("population"),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "entered");
        }
        for (String list : LISTS) {
            try (InputStream in = PackWriter.class.getResourceAsStream("/setup/" + list)) {
                if (in == null) {
                    throw new IllegalStateException("setup/" + list + " is missing");
                }
                Files.copy(in, part.resolve(list));
            }
        }
        Files.writeString(part.resolve("SOURCES.md"), "# Sources\nEntered when the city was set up.\n");
        Files.writeString(part.resolve(UNFINISHED), "");
        try (Stream<Path> files = Files.list(part)) {
            for (Path file : files.toList()) {
                force(file);
            }
        }
        force(part);
        Files.move(part, pack, StandardCopyOption.ATOMIC_MOVE);
        force(pack.toAbsolutePath().resolveSibling(""));
    }

    /** The city is called otherwise or lies in another zone; its code stays. */
    static void rewrite(CityForm form, Path pack) throws IOException {
        Path part = pack.resolve(HEAD + ".part");
        Files.writeString(part, head(form));
        force(part);
        Files.move(part, pack.resolve(HEAD), StandardCopyOption.ATOMIC_MOVE);
        force(pack);
    }

    private static String head(CityForm form) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setDefaultScalarStyle(DumperOptions.ScalarStyle.DOUBLE_QUOTED);
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("key", form.value("code").toLowerCase(java.util.Locale.ROOT));
        head.put("root", form.value("code"));
        head.put("zone", form.value("zone"));
        head.put("name", form.names());
        head.put("headquarters", form.headquarters());
        return new Yaml(options).dump(head);
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
