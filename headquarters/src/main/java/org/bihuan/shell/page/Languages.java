package org.bihuan.shell.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.shell.city.City;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** In which language a reader is answered: as chosen (cookie), else as the browser prefers, else the city's first. */
@Component
public class Languages {
    private final City city;

    Languages(City city) {
        this.city = city;
    }

    /** One of {@link Words#LANGUAGES}. */
    public Locale of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, "lang");
        Stream<Locale> chosen = cookie == null ? Stream.empty() : Stream.of(Locale.forLanguageTag(cookie.getValue()));
        List<Locale> preferred =
                request.getHeader("Accept-Language") == null ? List.of() : Collections.list(request.getLocales());
        return Stream.of(chosen, preferred.stream(), Stream.of(city.language()))
                .flatMap(wishes -> wishes)
                .flatMap(wish -> known(wish).stream())
                .findFirst()
                .orElse(Words.LANGUAGES.getFirst());
    }

    private static Optional<Locale> known(Locale wish) {
        return Words.LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(wish.getLanguage()))
                .findFirst();
    }
}
