package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.access.AccessApi;
import org.bihuan.access.Account;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.bihuan.shell.transport.OtherDoor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Whoever comes back from the city's identity provider: which account that is, and what they wanted. */
@Component
class Elsewhere {
    private static final Logger LOG = LoggerFactory.getLogger(Elsewhere.class);
    private static final Access AT_THE_DOOR = Access.house("somebody signs in elsewhere");
    private static final String BACK = "bihuan.elsewhere.back";
    private static final String SHIFT = "bihuan.elsewhere.shift";
    private static final String PROVES = "bihuan.elsewhere.proves";
    /** Longer ago, and being signed in there proves nothing for a dangerous act here. */
    private static final Duration JUST_NOW = Duration.ofMinutes(5);

    private final Optional<OtherDoor> door;
    private final Optional<ClientRegistrationRepository> registrations;
    private final AccessApi accounts;
    private final Entering entering;

    Elsewhere(ObjectProvider<OtherDoor> door, AccessApi accounts, Entering entering) {
        this.door = door.stream().findFirst();
        this.registrations = this.door.map(ElsewhereDoor::registrations);
        this.accounts = accounts;
        this.entering = entering;
    }

    /** What the door calls it; empty without one. */
    String label() {
        return door.map(OtherDoor::label).orElse("");
    }

    Optional<ClientRegistrationRepository> registrations() {
        return registrations;
    }

    /** Why somebody came back without having got in. */
    String told(Page page, String came) {
        return switch (came) {
            case "unknown" -> page.t("access.elsewhere.unknown", label());
            case "silent" -> page.t("access.elsewhere.silent", label());
            case "no" -> page.t("access.elsewhere.no", label());
            default -> page.t("access.elsewhere.failed", label());
        };
    }

    static void wants(HttpServletRequest request, String back, String shift, String proves) {
        HttpSession session = request.getSession(true);
        session.setAttribute(BACK, Back.within(back));
        session.setAttribute(SHIFT, shift);
        session.setAttribute(PROVES, proves);
    }

    static boolean proves(HttpServletRequest request) {
        return !kept(request, PROVES).isEmpty();
    }

    void arrived(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        SecurityContextHolder.clearContext(); // who they are there is nobody here
        String back = kept(request, BACK).isEmpty() ? "/" : kept(request, BACK);
        String proves = kept(request, PROVES);
        OidcUser user = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
        boolean justNow = justNow(user.getAuthenticatedAt(), user.getIssuedAt());
        Optional<Account> account =
                login(user).flatMap(login -> AT_THE_DOOR.get(() -> accounts.account(Scope.everything(), login)));
        if (!proves.isEmpty()) {
            forget(request);
            boolean same = account.filter(known -> known.login().equals(proves) && !known.disabled())
                    .isPresent();
            if (same && justNow) {
                entering.proved(request);
            }
            to(same && justNow ? back : "/access/me/prove?elsewhere=no&back=" + encoded(back), response);
            return;
        }
        Optional<LocalTime> shift = Optional.of(kept(request, SHIFT))
                .filter(text -> !text.isEmpty())
                .map(LocalTime::parse);
        boolean entered = account.isPresent()
                && entering.enter(account.get().id(), account.get().login(), shift, request, response);
        if (!entered) {
            forget(request);
            to("/sign-in?elsewhere=unknown&back=" + encoded(back), response);
            return;
        }
        if (!justNow) {
            request.getSession().removeAttribute(Marks.PROVED);
        }
        to(back, response);
    }

    void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.warn("signing in elsewhere failed: {}", failure.getMessage());
        String back = kept(request, BACK).isEmpty() ? "/" : kept(request, BACK);
        String page = proves(request) ? "/access/me/prove" : "/sign-in";
        forget(request);
        to(page + "?elsewhere=failed&back=" + encoded(back), response);
    }

    /** A mail address counts only if the provider has checked it. */
    private Optional<String> login(OidcUser user) {
        String claim = door.orElseThrow().claim();
        if (claim.equals("email") && !Boolean.TRUE.equals(user.getEmailVerified())) {
            return Optional.empty();
        }
        return Optional.ofNullable(user.getClaims().get(claim))
                .map(value -> value.toString().strip().toLowerCase(Locale.ROOT))
                .filter(login -> !login.isEmpty());
    }

    private static boolean justNow(@Nullable Instant authenticated, @Nullable Instant issued) {
        return authenticated != null
                && issued != null
                && Duration.between(authenticated, issued).compareTo(JUST_NOW) <= 0;
    }

    private static String kept(HttpServletRequest request, String mark) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(mark) instanceof String text ? text : "";
    }

    private static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(BACK);
            session.removeAttribute(SHIFT);
            session.removeAttribute(PROVES);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void to(String path, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }
}
