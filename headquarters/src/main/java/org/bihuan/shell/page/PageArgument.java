package org.bihuan.shell.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.bihuan.shell.city.City;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.setup.Setup;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

/** Gives controllers their {@link Page}. */
@Component
class PageArgument implements HandlerMethodArgumentResolver {
    private final City city;
    private final CityClock clock;
    private final Words words;
    private final List<RoomEntry> rooms;
    private final Setup setup;
    private final Languages languages;

    PageArgument(City city, CityClock clock, Words words, List<RoomEntry> rooms, Setup setup, Languages languages) {
        this.languages = languages;
        this.setup = setup;
        this.city = city;
        this.clock = clock;
        this.words = words;
        this.rooms =
                rooms.stream().sorted(Comparator.comparing(RoomEntry::order)).toList();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Page.class;
    }

    @Override
    public Page resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    Page of(HttpServletRequest request) {
        Access access = Access.current().orElse(Access.nobody());
        return new Page(
                request.getRequestURI(),
                Objects.requireNonNullElse(request.getQueryString(), ""),
                languages.of(request),
                Theme.of(cookie(request, "look", "")),
                city,
                clock.instant(),
                clock.movable(),
                !setup.open(),
                setup.open()
                        ? rooms.stream()
                                .filter(room -> access.actor().may(room.key() + ".read"))
                                .toList()
                        : List.of(),
                access,
                words);
    }

    private static String cookie(HttpServletRequest request, String name, String otherwise) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? otherwise : cookie.getValue();
    }
}
