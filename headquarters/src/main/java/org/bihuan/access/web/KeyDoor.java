package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.bihuan.access.ApiKeys;
import org.bihuan.access.KeyEntry;
import org.bihuan.access.model.Rates;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.scope.Access;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lets programs in by their keys, and nobody more often than agreed: neither programs nor people. */
@Component
class KeyDoor {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final RealClock clock;
    private final Rates rates = new Rates();
    private final Rates.Limit perKey;
    private final Rates.Limit perAccount;

    KeyDoor(
            ApiKeys keys,
            RealClock clock,
            @Value("${bihuan.limits.key}") int perKey,
            @Value("${bihuan.limits.account}") int perAccount) {
        this.keys = keys;
        this.clock = clock;
        this.perKey = new Rates.Limit("key", perKey, Duration.ofMinutes(1));
        this.perAccount = new Rates.Limit("account", perAccount, Duration.ofMinutes(1));
    }

    /** Whom a key lets in; unknown too where none is shown, or where keys open nothing. */
    KeyEntry come(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.startsWith(SCHEME + ApiKeys.PREFIX) && Doors.programs(request.getRequestURI())
                ? keys.enter(header.substring(SCHEME.length()), request.getRemoteAddr())
                : new KeyEntry.Unknown();
    }

    /**
     * Takes one request off what somebody may send and tells how much is left (draft-ietf-httpapi-ratelimit-headers-10);
     * answers itself if nothing is. The house's own commands are not counted.
     */
    boolean mayGoOn(Access access, HttpServletResponse response) throws IOException {
        long account = access.actor().account();
        if (account == 0) {
            return true;
        }
        Rates.Limit limit = account < 0 ? perKey : perAccount;
        Rates.Answer answer = rates.take(limit.name() + account, limit, clock.instant());
        response.setHeader(
                "RateLimit-Policy",
                "\"" + limit.name() + "\";q=" + limit.most() + ";w="
                        + limit.period().toSeconds());
        response.setHeader(
                "RateLimit", "\"" + limit.name() + "\";r=" + answer.left() + ";t=" + seconds(answer.reset()));
        if (!answer.granted()) {
            tooMany(response, answer.next());
        }
        return answer.granted();
    }

    static void tooMany(HttpServletResponse response, Duration wait) throws IOException {
        response.setHeader("Retry-After", String.valueOf(seconds(wait)));
        response.sendError(TOO_MANY_REQUESTS);
    }

    /** Whole seconds, never too few. */
    private static long seconds(Duration time) {
        return time.toSeconds() + (time.toNanosPart() > 0 ? 1 : 0);
    }
}
