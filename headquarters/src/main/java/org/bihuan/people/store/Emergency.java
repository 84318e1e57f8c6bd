package org.bihuan.people.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.people.Candidate;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.GlassBroken;
import org.bihuan.people.GlassOutcome;
import org.bihuan.people.Identity;
import org.bihuan.people.Identity.Person;
import org.bihuan.people.Lookup;
import org.bihuan.people.PurposeToken;
import org.bihuan.people.Purposes;
import org.bihuan.people.Sex;
import org.bihuan.people.model.Documents;
import org.bihuan.people.model.Traces;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Looks outside of one's scope: with a reason, for a while, and the data protection officer is told. */
@Component
class Emergency {
    private static final int LEAST_REASON = 10;
    private static final Access UPKEEP = Access.house("emergency look");

    private final GlassTable table;
    private final PersonTable persons;
    private final Looks looks;
    private final GlassRules rules;
    private final CityClock clock;
    private final ApplicationEventPublisher events;

    Emergency(
            GlassTable table,
            PersonTable persons,
            Looks looks,
            GlassRules rules,
            CityClock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.persons = persons;
        this.looks = looks;
        this.rules = rules;
        this.clock = clock;
        this.events = events;
    }

    GlassOutcome open(Lookup.ByDocument lookup, String reason) {
        Optional<PurposeToken> token = Purposes.EMERGENCY.token(reason);
        if (reason.strip().length() < LEAST_REASON || token.isEmpty()) {
            return new GlassOutcome.Refused("reason");
        }
        if (lookup.document() == DocumentKind.NONE || lookup.number().isBlank()) {
            return new GlassOutcome.Refused("missing");
        }
        Person asked = new Person(
                "", lookup.document(), Documents.normal(lookup.number()), "", Optional.empty(), Sex.UNKNOWN, "");
        Optional<Identity> found = looks.alikeAnywhere(asked, Traces.of(lookup)).stream()
                .filter(candidate -> candidate.score() == 100)
                .map(Candidate::identity)
                .findFirst();
        if (found.isEmpty()) {
            looks.listed("emergency", List.of(), token.get());
            return new GlassOutcome.Nobody();
        }
        Instant from = looks.now();
        Instant until = from.plus(Duration.ofHours(rules.hours(clock.today())));
        String pseudonym = found.get().pseudonym();
        looks.as(UPKEEP, () -> {
            PersonTable.Row row = persons.lock(pseudonym, Scope.everything()).orElseThrow();
            long glass = table.open(row, token.get().access().actor(), reason.strip(), from, until);
            looks.append("people.glassBroken", List.of(row), token.get());
            events.publishEvent(new GlassBroken(glass, pseudonym, row.area()));
            return glass;
        });
        return new GlassOutcome.Open(found.get(), until);
    }

    /** Through a glass that is still open; empty if none is. */
    Optional<Identity> look(String pseudonym, PurposeToken token) {
        Optional<Identity> found = looks.as(
                UPKEEP,
                () -> table.isOpen(pseudonym, token.access().actor(), looks.now())
                        ? Optional.ofNullable(looks.open(List.of(pseudonym), Scope.everything())
                                .get(pseudonym))
                        : Optional.empty());
        found.ifPresent(identity -> looks.looked("people.lookedInEmergency", identity, token));
        return found;
    }
}
