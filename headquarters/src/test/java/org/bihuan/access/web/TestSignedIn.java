package org.bihuan.access.web;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A request of somebody who has signed in. */
public final class TestSignedIn {
    private TestSignedIn() {}

    public static RequestPostProcessor as(long account, String login) {
        return SecurityMockMvcRequestPostProcessors.authentication(
                UsernamePasswordAuthenticationToken.authenticated(new SignedIn(account, login), null, List.of()));
    }

    /** Cookie of a session whose owner has just proved who they are; whose it is, the request says. */
    public static <S extends Session> Cookie proved(SessionRepository<S> sessions, Instant now) {
        S session = sessions.createSession();
        session.setAttribute(Marks.PROVED, now.toEpochMilli());
        sessions.save(session);
        return new Cookie(
                "bihuan", Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8)));
    }
}
