package org.bihuan.shell.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bihuan.shell.transport.Admission;
import org.bihuan.shell.transport.ChangeGuard;
import org.bihuan.shell.transport.HostGuard;
import org.bihuan.shell.transport.HostNames;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

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

    private final HostGuard hosts;
    private final Answer answer;

    FrontGate(HostGuard hosts, Answer answer) {
        this.hosts = hosts;
        this.answer = answer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        switch (hosts.admit(request)) {
            case Admission.TurnedAway(Admission.Why why) ->
                answer.refuse(request, response, why.status(), "transport.away", "transport.away." + why);
            case Admission.ByHttps(String location) -> {
                response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
                response.setHeader("Location", location);
            }
            case Admission.Admitted(HttpServletRequest sent, boolean fromThisMachine) -> {
                if (sent.isSecure() && !HostNames.LOCAL.include(sent.getServerName())) {
                    response.setHeader("Strict-Transport-Security", ONLY_HTTPS_FOR_A_YEAR);
                }
                if (!ChangeGuard.allows(sent)) {
                    answer.refuse(sent, response, FORBIDDEN, "transport.away", "transport.away.OTHER_PAGE");
                } else {
                    chain.doFilter(sent, response);
                }
            }
        }
    }
}
