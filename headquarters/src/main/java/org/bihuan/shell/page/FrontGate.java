package org.bihuan.shell.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.bihuan.shell.transport.Admission;
import org.bihuan.shell.transport.ChangeGuard;
import org.bihuan.shell.transport.HostGuard;
import org.bihuan.shell.transport.HostNames;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The front gate: requests that came the right way, under our names, changes from our own pages. Who may enter is decided
 * behind it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FrontGate extends OncePerRequestFilter {
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self';"
            + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    private static final String ONLY_HTTPS_FOR_A_YEAR = "max-age=31536000";
    private static final int FORBIDDEN = HttpServletResponse.SC_FORBIDDEN;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HostGuard hosts;
    private final Words words;

    FrontGate(HostGuard hosts, Words words) {
        this.words = words;
        this.hosts = hosts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        switch (hosts.admit(request)) {
            case Admission.TurnedAway(int status, String why) -> refuse(request, response, status, why);
            case Admission.ByHttps(String location) -> {
                response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
                response.setHeader("Location", location);
            }
            case Admission.Admitted(HttpServletRequest sent, boolean fromThisMachine) -> {
                if (sent.isSecure() && !HostNames.LOCAL.include(sent.getServerName())) {
                    response.setHeader("Strict-Transport-Security", ONLY_HTTPS_FOR_A_YEAR);
                }
                if (!ChangeGuard.allows(sent)) {
                    refuse(request, response, FORBIDDEN, "shell.gate.change");
                } else {
                    chain.doFilter(sent, response);
                }
            }
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, int status, String why)
            throws IOException {
        Locale language = Spoken.language(request, Words.LANGUAGES.getFirst());
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write(JSON.writeValueAsString(Map.of(
                        "status",
                        status,
                        "title",
                        words.say(language, "shell.gate"),
                        "detail",
                        words.say(language, why))));
    }
}
