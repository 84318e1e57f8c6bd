package org.bihuan.shell.city;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.shell.cli.CommandFailure;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the head of a city pack, {@code city.yaml}: who the city is. A pack is a folder; every other file in it belongs
 * to the room that reads it, and {@code SOURCES.md} names source and licence of each.
 */
public final class CityPack {
    private CityPack() {}

    /** @throws CommandFailure one line that says what is missing or wrong */
    public static City read(Path folder) {
        Path file = folder.resolve("city.yaml");
        try (Reader in = Files.newBufferedReader(file)) {
            Object head = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            if (!(head instanceof Map<?, ?> map)) {
                throw CommandFailure.usage(file + " is empty");
            }
            return new City(new City.Facts(
                    text(map, "key", file),
                    text(map, "root", file),
                    texts(map, "name", file),
                    texts(map, "headquarters", file),
                    ZoneId.of(text(map, "zone", file)),
                    List.copyOf(texts(map, "name", file).keySet()),
                    folder));
        } catch (NoSuchFileException e) {
            throw CommandFailure.usage("no city pack in " + folder + ": city.yaml is missing");
        } catch (YAMLException | DateTimeException e) {
            throw CommandFailure.usage(
                    file + ": " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        } catch (IOException e) {
            throw CommandFailure.environment(file + " cannot be read: " + e.getMessage());
        }
    }

    private static String text(Map<?, ?> map, String key, Path file) {
        if (map.get(key) instanceof Object value && !(value instanceof Map)) {
            return value.toString();
        }
        throw CommandFailure.usage(file + " lacks " + key);
    }

    private static Map<String, String> texts(Map<?, ?> map, String key, Path file) {
        if (!(map.get(key) instanceof Map<?, ?> values) || values.isEmpty()) {
            throw CommandFailure.usage(file + " lacks " + key + " by language");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((language, text) -> texts.put(String.valueOf(language), String.valueOf(text)));
        return texts;
    }
}
