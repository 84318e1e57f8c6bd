package org.bihuan.shell.setup;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.bihuan.shell.page.Answer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Until the city is set up every page leads to where that is done, and programs are told so. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SetupGate extends OncePerRequestFilter {
    private static final String START = "/shell/setup";
    private static final List<String> ALWAYS = List.of(
            START, "/assets/", "/lib/", "/shell/language", "/shell/look", "/shell/health", "/actuator/", "/error");
    /** Once the city has a name, its lists come in by file. */
    private static final List<String> ONCE_NAMED = List.of("/shell/imports", "/api/v1/imports");

    private final Setup setup;
    private final Answer answer;

    SetupGate(Setup setup, Answer answer) {
        this.setup = setup;
        this.answer = answer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (setup.open() || starts(path, ALWAYS) || setup.named() && starts(path, ONCE_NAMED)) {
            chain.doFilter(request, response);
        } else if (path.startsWith("/api/")) {
            answer.refuse(
                    request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "setup.closed", "setup.closed.why");
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", START);
        }
    }

    private static boolean starts(String path, List<String> with) {
        return with.stream().anyMatch(path::startsWith);
    }
}
