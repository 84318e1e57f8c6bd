package org.bihuan.access.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.access.ApiKey;
import org.bihuan.access.ApiKeys;
import org.bihuan.access.KeyEntry;
import org.bihuan.access.KeyOutcome;
import org.bihuan.access.NewKey;
import org.bihuan.access.model.KeyGranting;
import org.bihuan.access.model.Throttle;
import org.bihuan.registry.Area;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keys hold by the city's clock, as posts do; wrong ones are throttled by real time, as passwords are. */
@Service
class Keys implements ApiKeys {
    private static final Access AT_THE_DOOR = Access.house("a program shows a key");
    private static final int SECRET_BYTES = 32;
    private static final int HINT = PREFIX.length() + 6;
    private static final int LONGEST_NAME = 80;
    private static final Pattern SECRET = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private final ApiKeyTable keys;
    private final AttemptTable attempts;
    private final RegistryApi registry;
    private final Decisions decisions;
    private final CityClock clock;
    private final RealClock realTime;
    private final SecureRandom random;

    Keys(
            ApiKeyTable keys,
            AttemptTable attempts,
            RegistryApi registry,
            Decisions decisions,
            CityClock clock,
            RealClock realTime,
            SecureRandom random) {
        this.keys = keys;
        this.attempts = attempts;
        this.registry = registry;
        this.decisions = decisions;
        this.clock = clock;
        this.realTime = realTime;
        this.random = random;
    }

    @Override
    public List<ApiKey> keys(Scope scope, long before, int limit) {
        return keys.page(scope, before, limit);
    }

    @Override
    @Transactional
    public KeyOutcome create(Access by, NewKey wish) {
        String name = wish.name().strip();
        Optional<Area> area = registry.area(wish.area().strip(), clock.today());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return new KeyOutcome.Refused("name", "access.refusal.name");
        }
        if (area.isEmpty()) {
            return new KeyOutcome.Refused("area", "access.refusal.area");
        }
        if (!wish.sectors().stream()
                .allMatch(sector -> registry.sectors().stream()
                        .anyMatch(known -> known.key().equals(sector)))) {
            return new KeyOutcome.Refused("sectors", "access.refusal.sector");
        }
        if (wish.until().isEmpty()) {
            return new KeyOutcome.Refused("until", "access.refusal.keyUntil");
        }
        Instant now = clock.instant();
        Instant from = wish.from().orElse(now);
        Instant until = wish.until().get();
        return KeyGranting.flaw(by, wish.permissions(), reach(area.get().id(), wish.sectors()), from, until, now)
                .<KeyOutcome>map(flaw -> new KeyOutcome.Refused(flaw.field(), flaw.reason()))
                .orElseGet(() -> made(by, name, area.get().id(), wish, from, until, now));
    }

    private KeyOutcome made(Access by, String name, int area, NewKey wish, Instant from, Instant until, Instant now) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        ApiKey key = new ApiKey(
                0,
                area,
                name,
                secret.substring(0, HINT),
                wish.permissions().stream().distinct().sorted().toList(),
                wish.sectors().stream().distinct().sorted().toList(),
                from,
                until,
                now,
                by.actor().account(),
                Optional.empty(),
                Optional.empty());
        long id = keys.insert(key, digest(secret));
        ApiKey made = keys.find(by.scope(), id).orElseThrow();
        decisions.record(Told.of("access.keyMade", made));
        return new KeyOutcome.Made(made, secret);
    }

    @Override
    @Transactional
    public KeyOutcome end(Access by, long id) {
        Optional<ApiKey> key = keys.find(by.scope(), id);
        if (key.isEmpty()) {
            return new KeyOutcome.Refused("", "access.refusal.keyUnknown");
        }
        if (!by.actor().may("access.keys")) {
            return new KeyOutcome.Refused("", "access.refusal.mayNot");
        }
        if (!by.scope().covers(reach(key.get().area(), key.get().sectors()))) {
            return new KeyOutcome.Refused("", "access.refusal.wider");
        }
        if (!keys.end(by.scope(), id, clock.instant(), by.actor().account())) {
            return new KeyOutcome.Refused("", "access.refusal.already");
        }
        decisions.record(Told.of("access.keyEnded", key.get()));
        return new KeyOutcome.Ended(key.get());
    }

    @Override
    public KeyEntry enter(String secret, String address) {
        return AT_THE_DOOR.get(() -> {
            Instant now = realTime.instant();
            Optional<ApiKey> key = SECRET.matcher(secret).matches()
                    ? keys.find(Scope.everything(), digest(secret), clock.instant())
                    : Optional.empty();
            if (key.isEmpty()) {
                return wrong("key address " + address, now);
            }
            keys.used(Scope.everything(), key.get(), now);
            return new KeyEntry.Entered(access(key.get()));
        });
    }

    /** A right key never waits: whoever tries wrong ones from the same address does not keep it out. */
    private KeyEntry wrong(String address, Instant now) {
        Duration wait = Throttle.wait(Throttle.By.ADDRESS, attempts.failures(address, now), now);
        if (!wait.isZero()) {
            return new KeyEntry.Wait(wait);
        }
        attempts.failed(address, now);
        return new KeyEntry.Unknown();
    }

    private Access access(ApiKey key) {
        Actor program = new Actor(-key.id(), "key-" + key.id(), key.name(), "", Set.copyOf(key.permissions()));
        return new Access(program, reach(key.area(), key.sectors()));
    }

    private Scope reach(int area, List<String> sectors) {
        Scope scope =
                area == registry.rootId() ? Scope.everything() : Scope.ofAreas(registry.below(area, clock.today()));
        return sectors.isEmpty() ? scope : scope.inSectors(sectors);
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
