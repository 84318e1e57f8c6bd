package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.bihuan.access.AccessApi;
import org.bihuan.access.Account;
import org.bihuan.access.model.Passkeys;
import org.bihuan.shell.page.Back;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.bihuan.shell.scope.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** What {@code passkey.js} asks: making a passkey, signing in with one, proving once more who one is. */
@Controller
class PasskeyPages {
    private static final Access AT_THE_DOOR = Access.house("somebody signs in by passkey");
    private static final int LONGEST_LABEL = 60;

    private final PasskeyDesk desk;
    private final Passkeys passkeys;
    private final AccessApi accounts;
    private final Entering entering;

    PasskeyPages(PasskeyDesk desk, Passkeys passkeys, AccessApi accounts, Entering entering) {
        this.desk = desk;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.entering = entering;
    }

    @StepUp
    @PostMapping("/access/me/passkeys/ask")
    ResponseEntity<String> make(HttpServletRequest request) {
        return json(desk.make(request));
    }

    @StepUp
    @PostMapping("/access/me/passkeys")
    ResponseEntity<Map<String, String>> made(
            Page page,
            @RequestBody String answer,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request) {
        String called = label.isBlank() ? "passkey" : label.strip();
        String shortened = called.substring(0, Math.min(LONGEST_LABEL, called.length()));
        return desk.made(answer, shortened, request) ? to("/access/me") : refused(page);
    }

    @StepUp
    @PostMapping("/access/me/passkeys/{id}/remove")
    View remove(@PathVariable String id) {
        if (!passkeys.remove(Access.required().actor().login(), id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Back.to("/access/me");
    }

    @PostMapping("/sign-in/passkey/ask")
    ResponseEntity<String> sign(HttpServletRequest request) {
        return json(desk.sign(request));
    }

    @PostMapping("/sign-in/passkey")
    ResponseEntity<Map<String, String>> signed(
            Page page,
            @RequestBody String answer,
            @RequestParam(defaultValue = "/") String back,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) @Nullable LocalTime shift,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Account> account = desk.signed(answer, request)
                .flatMap(login -> AT_THE_DOOR.get(() -> accounts.account(Scope.everything(), login)));
        return account.isPresent()
                        && entering.enter(
                                account.get().id(),
                                account.get().login(),
                                Optional.ofNullable(shift),
                                request,
                                response)
                ? to(Back.within(back))
                : refused(page);
    }

    @PostMapping("/access/me/prove/ask")
    ResponseEntity<String> prove(HttpServletRequest request) {
        return json(desk.sign(request));
    }

    /** Only a passkey of whoever is signed in proves who they are. */
    @PostMapping("/access/me/prove/passkey")
    ResponseEntity<Map<String, String>> proved(
            Page page,
            @RequestBody String answer,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        String login = Access.required().actor().login();
        if (!desk.signed(answer, request).equals(Optional.of(login))) {
            return refused(page);
        }
        entering.proved(request);
        return to(Back.within(back));
    }

    private static ResponseEntity<String> json(String options) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .body(options);
    }

    private static ResponseEntity<Map<String, String>> to(String path) {
        return ResponseEntity.ok(Map.of("to", path));
    }

    private static ResponseEntity<Map<String, String>> refused(Page page) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).body(Map.of("wrong", page.t("access.passkey.wrong")));
    }
}
