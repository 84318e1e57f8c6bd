package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Dangerous acts are taken only from somebody who has just proved who they are: an open phone on a desk is nobody. */
@Configuration(proxyBeanMethods = false)
class StepUpGate implements WebMvcConfigurer {
    static final Duration FRESH = Duration.ofMinutes(10);

    private final Entering entering;

    StepUpGate(Entering entering) {
        this.entering = entering;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                    throws IOException {
                return !(handler instanceof HandlerMethod method)
                        || !method.hasMethodAnnotation(StepUp.class)
                        || fresh(request, response);
            }
        });
    }

    private boolean fresh(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (entering.provedWithin(FRESH, request)) {
            return true;
        }
        if (Doors.api(request.getRequestURI()) || !Access.required().actor().isPerson()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return false;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location",
                "/access/me/prove?back="
                        + URLEncoder.encode(back(request.getHeader("Referer")), StandardCharsets.UTF_8));
        return false;
    }

    /** The page that the act was asked for on. */
    private static String back(@Nullable String referer) {
        if (referer == null) {
            return "/";
        }
        try {
            URI page = URI.create(referer);
            return page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
