package org.bihuan.shell.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The reader's language and look, kept in their browser. */
@Controller
class PreferencesController {

    @PostMapping("/shell/language")
    View language(@RequestParam String to, @RequestParam String back, HttpServletResponse response) {
        response.addCookie(cookie("lang", to.equals("en") ? "en" : "zh-CN"));
        return Back.to(back);
    }

    @PostMapping("/shell/look")
    View look(@RequestParam String to, @RequestParam String back, HttpServletResponse response) {
        response.addCookie(cookie("look", Theme.of(to).text()));
        return Back.to(back);
    }

    private static Cookie cookie(String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
