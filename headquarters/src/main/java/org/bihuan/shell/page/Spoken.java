package org.bihuan.shell.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.WebUtils;

/** In which language somebody is answered: their choice, else their browser's, else the city's. */
final class Spoken {
    private Spoken() {}

    static Locale language(HttpServletRequest request, Locale otherwise) {
        String chosen = cookie(request, "lang");
        if (chosen.isEmpty() && request.getHeader("Accept-Language") != null) {
            chosen = request.getLocale().getLanguage();
        }
        for (Locale wish : List.of(Locale.forLanguageTag(chosen), otherwise)) {
            for (Locale language : Words.LANGUAGES) {
                if (language.getLanguage().equals(wish.getLanguage())) {
                    return language;
                }
            }
        }
        return Words.LANGUAGES.getFirst();
    }

    /** Empty if there is none. */
    static String cookie(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? "" : cookie.getValue();
    }
}
