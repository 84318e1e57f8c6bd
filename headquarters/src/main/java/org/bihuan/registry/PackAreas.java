package org.bihuan.registry;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.bihuan.shell.cli.CommandFailure;

/**
 * Areas of a city pack, read from its {@code areas.csv} without a server. Columns: {@code code, parent,
 * statutory_parent, kind, zh, en, zh_short, population, estimate, lon, lat, valid_from, valid_to, source}. Ids are the order
 * in which codes first appear, from 1: good within a pack only.
 */
public final class PackAreas {
    private static final String FILE = "areas.csv";

    /** The order in which areas are shown: by code, zones last. */
    public static final Comparator<Area> ORDER =
            Comparator.comparing((Area area) -> area.kind() == AreaKind.ZONE).thenComparing(Area::code);

    private PackAreas() {}

    /**
     * All areas in all their periods, in the file's order.
     *
     * @throws CommandFailure one line that names the file, the line and what is wrong
     */
    public static List<Area> read(Path pack) {
        Path file = pack.resolve(FILE);
        List<Area> areas = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(file))) {
            for (NamedCsvRecord row : rows) {
                try {
                    areas.add(area(row, ids));
                } catch (IllegalArgumentException | DateTimeParseException e) {
                    throw CommandFailure.usage(file + " line " + row.getStartingLineNumber() + ": " + e.getMessage());
                }
            }
        } catch (NoSuchFileException e) {
            throw CommandFailure.usage("no areas in " + pack + ": " + FILE + " is missing");
        } catch (IOException e) {
            throw CommandFailure.environment(file + " cannot be read: " + e.getMessage());
        }
        for (Area area : areas) {
            for (String parent : List.of(area.parent(), area.statutoryParent())) {
                if (!parent.isEmpty() && !ids.containsKey(parent)) {
                    throw CommandFailure.usage(
                            file + ": " + area.code() + " reports to " + parent + ", which is missing");
                }
            }
        }
        return List.copyOf(areas);
    }

    /** Reporting units among {@code areas} on a day: directly below the root, by code, zones last. */
    public static List<Unit> units(List<Area> areas, LocalDate day) {
        Predicate<Area> today = area -> area.valid().holdsOn(day);
        String root = areas.stream()
                .filter(today.and(Area::root))
                .map(Area::code)
                .findFirst()
                .orElse("");
        return areas.stream()
                .filter(today.and(area -> !area.root() && area.parent().equals(root)))
                .sorted(ORDER)
                .map(Unit::of)
                .toList();
    }

    private static Area area(NamedCsvRecord row, Map<String, Integer> ids) {
        String code = needed(row, "code");
        String parent = row.getField("parent");
        String statutory = row.getField("statutory_parent");
        String zh = row.getField("en").isEmpty() ? needed(row, "zh") : row.getField("zh");
        String zhShort = row.getField("zh_short");
        String population = row.getField("population");
        String lon = row.getField("lon");
        String from = row.getField("valid_from");
        String until = row.getField("valid_to");
        return new Area(
                ids.computeIfAbsent(code, any -> ids.size() + 1),
                code,
                parent,
                statutory.isEmpty() ? parent : statutory,
                AreaKind.of(row.getField("kind"))
                        .orElseThrow(() -> new IllegalArgumentException("unknown kind " + row.getField("kind"))),
                zh,
                row.getField("en"),
                zhShort.isEmpty() ? zh : zhShort,
                population.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(population)),
                Boolean.parseBoolean(row.getField("estimate")),
                lon.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Position(Double.parseDouble(lon), Double.parseDouble(row.getField("lat")))),
                new Validity(
                        from.isEmpty() ? LocalDate.MIN : LocalDate.parse(from),
                        until.isEmpty() ? LocalDate.MAX : LocalDate.parse(until)),
                row.getField("source"),
                "");
    }

    private static String needed(NamedCsvRecord row, String column) {
        String value = row.getField(column);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(column + " is empty");
        }
        return value;
    }
}
