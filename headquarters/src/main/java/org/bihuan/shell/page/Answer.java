package org.bihuan.shell.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a guard answers before there is a page, in the reader's language: a problem document (RFC 9457) for programs, two
 * sentences for people. Nothing of the house is shown to somebody who was not let in.
 */
@Component
public class Answer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Words words;
    private final Languages languages;

    Answer(Words words, Languages languages) {
        this.words = words;
        this.languages = languages;
    }

    /**
     * Refuses a request.
     *
     * @param title word key; {@code why} too
     */
    public void refuse(HttpServletRequest request, HttpServletResponse response, int status, String title, String why)
            throws IOException {
        Locale language = languages.of(request);
        String shortly = words.say(language, title);
        String detail = words.say(language, why);
        response.setStatus(status);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Language", language.toLanguageTag());
        response.addHeader("Vary", "Accept-Language");
        if (forPeople(request)) {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(shortly + "\n" + detail + "\n");
        } else {
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("status", status);
            problem.put("title", shortly);
            problem.put("detail", detail);
            response.setContentType("application/problem+json");
            response.getWriter().write(JSON.writeValueAsString(problem));
        }
    }

    private static boolean forPeople(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && !request.getRequestURI().startsWith("/api/");
    }
}
