package org.bihuan.access.web;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.access.AccessApi;
import org.bihuan.access.AccessOutcome;
import org.bihuan.access.NewAccount;
import org.bihuan.access.NewPost;
import org.bihuan.shell.scope.Access;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Somebody who has just signed in with a password, as a browser does, and so has proved who they are. */
final class Session {
    private static final String PASSWORD = "朝天门码头的晚风 2020";
    private static final Access HOUSE = Access.house("tests");

    private final MockMvcTester house;
    private final Cookie cookie;

    Session(MockMvcTester house, AccessApi accounts, String login, String role, String area) {
        this.house = house;
        AccessOutcome made = accounts.create(
                HOUSE,
                new NewAccount(
                        login, "某值班员", "", new NewPost(role, area, List.of(), Optional.empty(), Optional.empty(), "")));
        String link = ((AccessOutcome.Done) made).link().orElseThrow();
        house.post()
                .uri(link)
                .param("password", PASSWORD)
                .param("again", PASSWORD)
                .exchange();
        this.cookie = Objects.requireNonNull(house.post()
                .uri("/sign-in")
                .param("login", login)
                .param("password", PASSWORD)
                .exchange()
                .getResponse()
                .getCookie("bihuan"));
    }

    String get(String path) throws UnsupportedEncodingException {
        return house.get().uri(path).cookie(cookie).exchange().getResponse().getContentAsString();
    }

    String post(String path, String... fields) throws UnsupportedEncodingException {
        var request = house.post().uri(path).cookie(cookie);
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange().getResponse().getContentAsString();
    }
}
