package org.bihuan.shell.api;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/** Shapes of what is sent and answered, as JSON Schema, from the records themselves. */
final class Shapes {
    private static final String COMPONENT = "#/components/schemas/";
    private static final Map<Class<?>, Map<String, Object>> PLAIN = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(int.class, number("int32")),
            Map.entry(Integer.class, number("int32")),
            Map.entry(OptionalInt.class, number("int32")),
            Map.entry(long.class, number("int64")),
            Map.entry(Long.class, number("int64")),
            Map.entry(OptionalLong.class, number("int64")),
            Map.entry(double.class, Map.of("type", "number")),
            Map.entry(Double.class, Map.of("type", "number")),
            Map.entry(LocalDate.class, text("date")),
            Map.entry(Instant.class, text("date-time")),
            Map.entry(LocalDateTime.class, Map.of("type", "string")),
            Map.entry(Duration.class, text("duration")),
            Map.entry(UUID.class, text("uuid")));

    private final Map<String, Map<String, Object>> named = new TreeMap<>();

    /** Shapes that have a name. */
    Map<String, Map<String, Object>> named() {
        return named;
    }

    Map<String, Object> of(Type type) {
        return of(ResolvableType.forType(type));
    }

    Map<String, Object> of(ResolvableType type) {
        Class<?> raw = type.resolve(Object.class);
        Map<String, Object> plain = PLAIN.get(raw);
        if (plain != null) {
            return optional(raw) ? orNull(plain) : plain;
        }
        if (raw == Optional.class) {
            return orNull(of(type.getGeneric(0)));
        }
        if (raw.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Stream.of(raw.getEnumConstants()).map(String::valueOf).toList());
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", of(type.as(Collection.class).getGeneric(0)));
        }
        if (Map.class.isAssignableFrom(raw)) {
            ResolvableType values = type.as(Map.class).getGeneric(1);
            return Map.of(
                    "type",
                    "object",
                    "additionalProperties",
                    values == ResolvableType.NONE || values.resolve() == null ? true : of(values));
        }
        if (raw == Slice.class) {
            return slice(of(type.getGeneric(0)));
        }
        return raw.isRecord() ? named(raw) : Map.of("type", "object");
    }

    /** A page of a list. */
    static Map<String, Object> slice(Map<String, Object> item) {
        return object(
                Map.of("items", Map.of("type", "array", "items", item), "next", orNull(Map.of("type", "string"))),
                List.of("items", "next"));
    }

    private Map<String, Object> named(Class<?> type) {
        String name = name(type);
        if (!named.containsKey(name)) {
            named.put(name, Map.of()); // it may contain itself
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Map<String, Object> shape = of(component.getGenericType());
                boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                properties.put(component.getName(), nullable ? orNull(shape) : shape);
                if (!nullable && !optional(component.getType())) {
                    required.add(component.getName());
                }
            }
            named.put(name, object(properties, required));
        }
        return Map.of("$ref", COMPONENT + name);
    }

    /** The room and the record: two rooms may have a record of the same name. */
    private static String name(Class<?> type) {
        String[] packages = type.getPackageName().split("\\.");
        String room = packages.length > 2 ? packages[2] : packages[packages.length - 1];
        String own =
                type.getName().substring(type.getPackageName().length() + 1).replaceAll("[^A-Za-z0-9]", "");
        return room + "." + own.replaceAll("Json$", "");
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("type", "object");
        shape.put("properties", new TreeMap<>(properties));
        if (!required.isEmpty()) {
            shape.put("required", required.stream().sorted().toList());
        }
        return shape;
    }

    private static Map<String, Object> orNull(Map<String, Object> shape) {
        if (shape.get("type") instanceof String type) {
            Map<String, Object> wider = new TreeMap<>(shape);
            wider.put("type", List.of(type, "null"));
            return wider;
        }
        return shape.containsKey("$ref") ? Map.of("anyOf", List.of(shape, Map.of("type", "null"))) : shape;
    }

    static boolean optional(Class<?> type) {
        return type == Optional.class || type == OptionalInt.class || type == OptionalLong.class;
    }

    private static Map<String, Object> number(String format) {
        return Map.of("type", "integer", "format", format);
    }

    private static Map<String, Object> text(String format) {
        return Map.of("type", "string", "format", format);
    }
}
