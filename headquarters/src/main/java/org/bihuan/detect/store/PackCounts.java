package org.bihuan.detect.store;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.bihuan.detect.Count;
import org.bihuan.detect.Streams;
import org.bihuan.shell.city.City;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Counts of a city pack: {@code counts/counts.yaml} says what the files mean, {@code counts/*.csv} hold
 * {@code date,adcode,confirmed_cum,cured_cum,dead_cum}. A pack without counts is a city without cases so far.
 */
@Component
class PackCounts {
    private final Path folder;
    private final Map<?, ?> meaning;

    PackCounts(City city) {
        this.folder = city.pack().resolve("counts");
        this.meaning = meaning(folder.resolve("counts.yaml"));
    }

    Streams streams() {
        return new Streams(texts("imported"), texts("unassigned"));
    }

    List<Count> read() {
        List<Count> counts = new ArrayList<>();
        if (meaning.get("files") instanceof List<?> files) {
            for (Object entry : files) {
                if (entry instanceof Map<?, ?> file) {
                    read(file, counts);
                }
            }
        }
        return counts;
    }

    private void read(Map<?, ?> file, List<Count> counts) {
        NavigableMap<LocalDate, Integer> lags = lags(file.get("lag"));
        boolean datedByData = "data".equals(file.get("dated_by"));
        Path path = folder.resolve(String.valueOf(file.get("file")));
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(path)) {
            for (NamedCsvRecord row : rows) {
                LocalDate date = LocalDate.parse(row.getField("date"));
                Map.Entry<LocalDate, Integer> lag = lags.floorEntry(date);
                counts.add(new Count(
                        row.getField("adcode"),
                        datedByData ? date.plusDays(1) : date,
                        datedByData || lag == null ? date : date.minusDays(lag.getValue()),
                        Integer.parseInt(row.getField("confirmed_cum")),
                        OptionalInt.of(Integer.parseInt(row.getField("cured_cum"))),
                        OptionalInt.of(Integer.parseInt(row.getField("dead_cum")))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From a day on, rows hold the figures through so many days before their own date. */
    private static NavigableMap<LocalDate, Integer> lags(@Nullable Object value) {
        NavigableMap<LocalDate, Integer> lags = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((day, days) -> lags.put(LocalDate.parse(day.toString()), Integer.valueOf(days.toString())));
        }
        return lags;
    }

    private Set<String> texts(String key) {
        return meaning.get(key) instanceof List<?> list
                ? Set.copyOf(list.stream().map(String::valueOf).toList())
                : Set.of();
    }

    private static Map<?, ?> meaning(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try (Reader in = Files.newBufferedReader(file)) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return read instanceof Map<?, ?> map ? map : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
