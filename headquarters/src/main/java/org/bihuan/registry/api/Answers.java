package org.bihuan.registry.api;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.Outcome;
import org.bihuan.shell.page.Words;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers to writes: what was saved, or a problem document that names the same flaws as the form. */
@Component
class Answers {
    private final Words words;

    Answers(Words words) {
        this.words = words;
    }

    /**
     * @param at address of what was saved
     * @param json as it is told
     */
    <T> ResponseEntity<?> answer(
            HttpStatus status, Outcome<T> outcome, Function<T, String> at, Function<T, ?> json, Locale language) {
        return switch (outcome) {
            case Outcome.Done<T>(T saved) ->
                ResponseEntity.status(status)
                        .location(URI.create(at.apply(saved)))
                        .body(json.apply(saved));
            case Outcome.Refused<T>(List<Flaw> flaws) ->
                ResponseEntity.unprocessableContent()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(problem(flaws, spoken(language)));
        };
    }

    private ProblemDetail problem(List<Flaw> flaws, Locale language) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, words.say(language, "registry.refused.why"));
        problem.setTitle(words.say(language, "registry.refused"));
        problem.setProperty(
                "flaws",
                flaws.stream()
                        .map(flaw -> Map.of(
                                "field", flaw.field(),
                                "reason", flaw.reason(),
                                "text", words.say(language, "registry.flaw." + flaw.reason())))
                        .toList());
        return problem;
    }

    private static Locale spoken(Locale asked) {
        return Words.LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(asked.getLanguage()))
                .findFirst()
                .orElse(Words.LANGUAGES.getFirst());
    }
}
