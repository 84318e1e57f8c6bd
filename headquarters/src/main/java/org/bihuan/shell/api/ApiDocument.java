package org.bihuan.shell.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The interfaces for programs as they run, as an OpenAPI 3.1 document: from mappings and records, so that it is true. */
@Component
public class ApiDocument {
    static final String PATH = "/api/v1/openapi.json";
    private static final String BELOW = "/api/v1/";
    private static final String JSON_TYPE = "application/json";
    private static final Map<String, Object> PROBLEM = Map.of(
            "description",
            "refused",
            "content",
            Map.of("application/problem+json", Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final RequestMappingHandlerMapping mappings;

    ApiDocument(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /**
     * One operation, for people.
     *
     * @param sends names of what its address and body can say
     */
    public record Operation(String method, String path, List<String> sends) {}

    /** By path and method. */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        handlers()
                .forEach((path, methods) -> methods.forEach((method, handler) -> operations.add(new Operation(
                        method.toUpperCase(Locale.ROOT),
                        path,
                        parameters(handler, new Shapes()).stream()
                                .map(parameter -> String.valueOf(parameter.get("name")))
                                .toList()))));
        return operations;
    }

    /** The document, indented, the same each time. */
    public String json() {
        Shapes shapes = new Shapes();
        Map<String, Object> paths = new TreeMap<>();
        handlers().forEach((path, methods) -> {
            Map<String, Object> item = new TreeMap<>();
            methods.forEach((method, handler) -> item.put(method, operation(path, method, handler, shapes)));
            paths.put(path, item);
        });
        Map<String, Object> schemas = new TreeMap<>(shapes.named());
        schemas.put("Problem", problem());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.1");
        document.put("info", Map.of("title", "Bihuan", "version", "1"));
        document.put("security", List.of(Map.of("key", List.of())));
        document.put("paths", paths);
        document.put(
                "components",
                new TreeMap<>(Map.of(
                        "schemas",
                        schemas,
                        "securitySchemes",
                        Map.of("key", new TreeMap<>(Map.of("type", "http", "scheme", "bearer"))))));
        return MAPPER.writeValueAsString(sorted(document)) + "\n";
    }

    private Map<String, Map<String, HandlerMethod>> handlers() {
        Map<String, Map<String, HandlerMethod>> handlers = new TreeMap<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            for (String pattern : mapping.getPatternValues()) {
                if (pattern.startsWith(BELOW) && !pattern.equals(PATH)) {
                    for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                        handlers.computeIfAbsent(pattern, key -> new TreeMap<>())
                                .put(method.name().toLowerCase(Locale.ROOT), handler);
                    }
                }
            }
        });
        return handlers;
    }

    private static Map<String, Object> operation(String path, String method, HandlerMethod handler, Shapes shapes) {
        Map<String, Object> operation = new TreeMap<>();
        String room = path.substring(BELOW.length()).replaceFirst("/.*", "");
        operation.put("tags", List.of(room));
        operation.put(
                "operationId",
                (method + path.substring(BELOW.length() - 1))
                        .replaceAll("[{}]", "")
                        .replace('/', '.'));
        List<Map<String, Object>> parameters = parameters(handler, shapes);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        body(handler, shapes).ifPresent(body -> operation.put("requestBody", body));
        Map<String, Object> responses = new TreeMap<>();
        Told told = handler.getMethodAnnotation(Told.class);
        int status = told == null ? 200 : told.status();
        responses.put(String.valueOf(status), answer(handler, shapes));
        responses.put("default", PROBLEM);
        operation.put("responses", responses);
        return operation;
    }

    private static List<Map<String, Object>> parameters(HandlerMethod handler, Shapes shapes) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            boolean inPath = parameter.hasParameterAnnotation(PathVariable.class);
            RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
            if (!inPath && query == null) {
                continue;
            }
            Map<String, Object> told = new TreeMap<>();
            told.put("name", Objects.requireNonNull(parameter.getParameterName()));
            told.put("in", inPath ? "path" : "query");
            told.put(
                    "required",
                    query == null
                            || query.required()
                                    && query.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                                    && !parameter.isOptional());
            ResolvableType type = ResolvableType.forMethodParameter(parameter);
            told.put("schema", shapes.of(Shapes.optional(parameter.getParameterType()) ? inside(type) : type));
            parameters.add(told);
        }
        return parameters;
    }

    private static ResolvableType inside(ResolvableType optional) {
        return optional.hasGenerics() ? optional.getGeneric(0) : ResolvableType.forClass(Long.class);
    }

    private static Optional<Map<String, Object>> body(HandlerMethod handler, Shapes shapes) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                return Optional.of(new TreeMap<>(Map.of(
                        "required",
                        true,
                        "content",
                        Map.of(JSON_TYPE, Map.of("schema", shapes.of(ResolvableType.forMethodParameter(parameter)))))));
            }
            if (parameter.getParameterType() == HttpServletRequest.class) { // the file itself
                return Optional.of(new TreeMap<>(
                        Map.of("required", true, "content", Map.of("application/octet-stream", Map.of()))));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> answer(HandlerMethod handler, Shapes shapes) {
        Map<String, Object> answer = new TreeMap<>(Map.of("description", "done"));
        Told told = handler.getMethodAnnotation(Told.class);
        ResolvableType returned = ResolvableType.forMethodReturnType(handler.getMethod());
        ResolvableType type =
                returned.resolve(Object.class) == ResponseEntity.class ? returned.getGeneric(0) : returned;
        Class<?> raw = told == null ? type.resolve(Object.class) : told.value();
        if (raw == void.class) {
            answer.put("content", Map.of("text/csv", Map.of()));
        } else if (raw != Void.class) {
            answer.put(
                    "content",
                    Map.of(JSON_TYPE, Map.of("schema", told == null ? shapes.of(type) : shape(told, shapes))));
        }
        return answer;
    }

    private static Map<String, Object> shape(Told told, Shapes shapes) {
        Map<String, Object> one = shapes.of(told.value());
        return switch (told.many()) {
            case ONE -> one;
            case LIST -> Map.of("type", "array", "items", one);
            case SLICE -> Shapes.slice(one);
        };
    }

    /** RFC 9457, with what is wrong field by field. */
    private static Map<String, Object> problem() {
        Map<String, Object> text = Map.of("type", "string");
        return Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                        "status",
                        Map.of("type", "integer"),
                        "title",
                        text,
                        "detail",
                        text,
                        "flaws",
                        Map.of("type", "array", "items", Map.of("type", "object"))));
    }

    /** Maps of any kind in the order of their keys. */
    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = value instanceof LinkedHashMap ? new LinkedHashMap<>() : new TreeMap<>();
            map.forEach((key, inside) -> all.put(String.valueOf(key), sorted(Objects.requireNonNull(inside))));
            return all;
        }
        return value instanceof List<?> list
                ? list.stream()
                        .map(each -> sorted(Objects.requireNonNull(each)))
                        .toList()
                : value;
    }
}
