package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.StandardReflectionParameterNameDiscoverer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything that the house answers to, as it is mapped: what is added tomorrow is attacked tomorrow. */
final class Endpoints {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> MACHINERY = List.of("/error", "/actuator");

    private Endpoints() {}

    /**
     * One of them.
     *
     * @param parameters names of what its address can say
     * @param body fields of its JSON, with dots where they lie within each other; empty without one
     */
    record Endpoint(String method, String pattern, List<String> parameters, List<String> body) {
        boolean changes() {
            return !method.equals("GET");
        }

        List<String> variables() {
            return Pattern.compile("\\{([a-zA-Z]+)[^/]*}")
                    .matcher(pattern.replaceAll("\\[[^]]*](\\{[^}]*})?", "."))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }

        /** Its address, with a value for each name; parameters without one are left out. */
        String path(UnaryOperator<String> values) {
            String path = pattern;
            for (String variable : variables()) {
                path = path.replaceFirst(
                        "\\{" + variable + "(:[^/]*?)?}(?=[/.]|$)",
                        Matcher.quoteReplacement(Browser.encoded(values.apply(variable))));
            }
            Map<String, String> query = new LinkedHashMap<>();
            for (String parameter : parameters) {
                String value = values.apply(parameter);
                if (!value.isEmpty()) {
                    query.put(parameter, value);
                }
            }
            return query.isEmpty() ? path : path + "?" + Browser.encoded(query);
        }

        /** Its JSON; empty if it takes none. */
        Optional<String> json(UnaryOperator<String> values) {
            if (body.isEmpty()) {
                return Optional.empty();
            }
            ObjectNode json = JSON.createObjectNode();
            for (String field : body) {
                String value = values.apply(field);
                String[] way = field.split("\\.");
                ObjectNode inside = json;
                for (int i = 0; i < way.length - 1; i++) {
                    inside = inside.has(way[i]) ? (ObjectNode) inside.get(way[i]) : inside.putObject(way[i]);
                }
                if (!value.isEmpty()) {
                    inside.put(way[way.length - 1], value);
                }
            }
            return Optional.of(json.toString());
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    static List<Endpoint> all(RequestMappingHandlerMapping mappings) {
        List<Endpoint> all = mappings.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> entry.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method -> Stream.ofNullable(entry.getKey().getPathPatternsCondition())
                                .flatMap(condition -> condition.getPatternValues().stream())
                                .map(pattern -> endpoint(method, pattern, entry.getValue()))))
                .filter(endpoint -> MACHINERY.stream().noneMatch(endpoint.pattern()::startsWith))
                .sorted(Comparator.comparing(Endpoint::toString))
                .toList();
        assertThat(all).hasSizeGreaterThan(90);
        return all;
    }

    private static Endpoint endpoint(RequestMethod method, String pattern, HandlerMethod handler) {
        List<String> parameters = new ArrayList<>();
        List<String> body = new ArrayList<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new StandardReflectionParameterNameDiscoverer());
            if (parameter.hasParameterAnnotation(RequestParam.class)
                    && !Map.class.isAssignableFrom(parameter.getParameterType())) {
                parameters.add(Optional.ofNullable(parameter.getParameterName()).orElseThrow());
            }
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                body.addAll(fields("", parameter.getParameterType(), 0));
            }
            assertThat(parameter.hasParameterAnnotation(PathVariable.class) && pattern.indexOf('{') < 0)
                    .isFalse();
        }
        return new Endpoint(method.name(), pattern, parameters, body);
    }

    private static List<String> fields(String before, Class<?> type, int depth) {
        if (!type.isRecord() || depth > 3) {
            return List.of();
        }
        List<String> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            List<String> inside = fields(before + component.getName() + ".", component.getType(), depth + 1);
            fields.addAll(inside.isEmpty() ? List.of(before + component.getName()) : inside);
        }
        return fields;
    }
}
