package org.bihuan.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Purpose;

/**
 * What somebody decided or looked at.
 *
 * @param at when, to the microsecond
 * @param account number of the account, 0 for the house itself
 * @param login its sign-in name
 * @param act what was done, {@code ROOM.ACT}: {@code people.looked}, {@code control.signed}
 * @param subjects pseudonyms or references of records that it was about, none for a look at no one
 * @param purpose what it was for
 * @param area area of the record
 * @param sector sector of the record
 * @param details further facts by name; never a name, phone or number of a person
 * @param signed SHA-256 of the bytes that were signed, 64 hexadecimal digits; empty if nothing was
 */
public record Entry(
        Instant at,
        long account,
        String login,
        String act,
        List<String> subjects,
        Purpose purpose,
        int area,
        String sector,
        SortedMap<String, String> details,
        Optional<String> signed) {
    /** More belongs into several entries. */
    public static final int MOST_SUBJECTS = 500;

    public Entry {
        at = at.truncatedTo(ChronoUnit.MICROS);
        subjects = List.copyOf(subjects);
        details = new TreeMap<>(details);
        if (!act.matches("[a-z]+(\\.[a-zA-Z]+)+")) {
            throw new IllegalArgumentException("act " + act);
        }
        if (subjects.size() > MOST_SUBJECTS) {
            throw new IllegalArgumentException(subjects.size() + " subjects");
        }
        if (subjects.stream().anyMatch(subject -> !subject.matches("\\S{1,200}"))) {
            throw new IllegalArgumentException("a subject is a reference without blanks");
        }
        if (signed.isPresent() && !signed.get().matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("signed is no SHA-256");
        }
    }

    public static Entry of(Instant at, Actor actor, String act, Purpose purpose, int area, String sector) {
        return new Entry(
                at,
                actor.account(),
                actor.login(),
                act,
                List.of(),
                purpose,
                area,
                sector,
                new TreeMap<>(),
                Optional.empty());
    }

    public Entry about(List<String> those) {
        return new Entry(at, account, login, act, those, purpose, area, sector, details, signed);
    }

    public Entry about(String subject) {
        return about(List.of(subject));
    }

    public Entry with(String name, String value) {
        TreeMap<String, String> more = new TreeMap<>(details);
        more.put(name, value);
        return new Entry(at, account, login, act, subjects, purpose, area, sector, more, signed);
    }

    public Entry with(Map<String, String> facts) {
        TreeMap<String, String> more = new TreeMap<>(details);
        more.putAll(facts);
        return new Entry(at, account, login, act, subjects, purpose, area, sector, more, signed);
    }

    /** @param sha256 of the bytes that were signed */
    public Entry signed(String sha256) {
        return new Entry(at, account, login, act, subjects, purpose, area, sector, details, Optional.of(sha256));
    }
}
