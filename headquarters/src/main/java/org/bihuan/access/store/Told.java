package org.bihuan.access.store;

import java.time.Instant;
import org.bihuan.access.Account;
import org.bihuan.access.ApiKey;
import org.bihuan.access.Post;
import org.bihuan.access.model.Home;
import org.bihuan.shell.decision.Decision;

/** What the ledger is told of accounts and keys: sign-in names and numbers, never what somebody is called. */
final class Told {
    private Told() {}

    static Decision of(String act, Account account) {
        return of(act, new Home(account.area(), account.department()), account.login());
    }

    static Decision of(String act, Home home, String login) {
        return Decision.of(act, home.area(), home.sector(), "account:" + login);
    }

    /** @param post that comes with it */
    static Decision of(String act, Home home, String login, Post post) {
        return of(act, home, login)
                .with("role", post.role())
                .with("area", String.valueOf(post.area()))
                .with("sectors", String.join(" ", post.sectors()))
                .with("from", post.from().toString())
                .with("until", post.until().map(Instant::toString).orElse(""))
                .with("standsInFor", post.standsInFor());
    }

    static Decision of(String act, ApiKey key) {
        return Decision.of(act, key.area(), "general", "key:" + key.id())
                .with("may", String.join(" ", key.permissions()))
                .with("sectors", String.join(" ", key.sectors()))
                .with("until", key.until().toString());
    }
}
