package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.StandardReflectionParameterNameDiscoverer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Everything that the house answers to, as it is mapped: what is added tomorrow is attacked tomorrow. */
final class Endpoints {
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
            return java.util.regex.Pattern.compile("\\{([a-zA-Z]+)[^/]*}")
                    .matcher(pattern.replaceAll("\\[[^]]*](\\{[^}]*})?", "."))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
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
                    && !java.util.Map.class.isAssignableFrom(parameter.getParameterType())) {
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
