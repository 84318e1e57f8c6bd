package org.bihuan.shell.api;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bihuan.shell.page.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** What a body has to hold is what its record does not call {@code @Nullable}; rooms never see less than that. */
@RestControllerAdvice
class RequiredFields extends RequestBodyAdviceAdapter {
    private static final int DEEPEST = 8;

    /** Fields are named as in the body, with dots where they lie within each other. */
    private static final class Missing extends RuntimeException {
        private final transient List<String> fields;

        Missing(List<String> fields) {
            super("missing: " + fields);
            this.fields = fields;
        }
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.getParameterType().isRecord();
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        List<String> missing = missing(body);
        if (!missing.isEmpty()) {
            throw new Missing(missing);
        }
        return body;
    }

    @ExceptionHandler(Missing.class)
    ResponseEntity<ProblemDetail> refuse(Missing missing, Page page) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, page.t("shell.field.missing", String.join(", ", missing.fields)));
        problem.setTitle(page.t("shell.refusal.wrong"));
        String why = page.t("shell.field.why");
        problem.setProperty(
                "fields",
                missing.fields.stream()
                        .map(field -> Map.of("field", field, "why", why))
                        .toList());
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Names of fields that ought to be there and are not; records and lists of records are looked into. */
    static List<String> missing(Object body) {
        List<String> missing = new ArrayList<>();
        look("", body, missing, 0);
        return missing;
    }

    private static void look(String before, @Nullable Object value, List<String> missing, int depth) {
        if (value instanceof Collection<?> many) {
            int index = 0;
            for (Object each : many) {
                look(before + "[" + index++ + "]", each, missing, depth + 1);
            }
        }
        if (value == null || !value.getClass().isRecord() || depth > DEEPEST) {
            return;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = before.isEmpty() ? component.getName() : before + "." + component.getName();
            Object inside = read(component, value);
            if (inside == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                missing.add(name);
            }
            look(name, inside, missing, depth + 1);
        }
    }

    private static @Nullable Object read(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
