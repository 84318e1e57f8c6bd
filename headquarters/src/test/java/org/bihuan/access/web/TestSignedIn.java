package org.bihuan.access.web;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A request of somebody who has signed in. */
public final class TestSignedIn {
    private TestSignedIn() {}

    public static RequestPostProcessor as(long account, String login) {
        return SecurityMockMvcRequestPostProcessors.authentication(
                UsernamePasswordAuthenticationToken.authenticated(new SignedIn(account, login), null, List.of()));
    }
}
