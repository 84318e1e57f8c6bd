package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalTime;
import java.util.Objects;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.scope.Access;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Sets out for the city's identity provider, to sign in or to prove once more who one is. */
@Controller
class ElsewherePages {
    private static final Logger LOG = LoggerFactory.getLogger(ElsewherePages.class);

    private final Elsewhere elsewhere;

    ElsewherePages(Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
    }

    @GetMapping("/sign-in/elsewhere")
    View signIn(
            @RequestParam(defaultValue = "/") String back,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) @Nullable LocalTime shift,
            HttpServletRequest request) {
        Elsewhere.wants(request, back, Objects.toString(shift, ""), "");
        return go("/sign-in");
    }

    @GetMapping("/access/me/prove/elsewhere")
    View prove(@RequestParam(defaultValue = "/") String back, HttpServletRequest request) {
        Elsewhere.wants(request, back, "", Access.required().actor().login());
        return go("/access/me/prove");
    }

    private View go(String from) {
        ClientRegistrationRepository known =
                elsewhere.registrations().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            known.findByRegistrationId(ElsewhereDoor.REGISTRATION);
        } catch (RuntimeException e) {
            LOG.warn("the identity provider does not answer: {}", e.getMessage());
            return Back.to(from + "?elsewhere=silent");
        }
        return Back.to(ElsewhereDoor.START + "/" + ElsewhereDoor.REGISTRATION);
    }
}
