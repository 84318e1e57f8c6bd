package org.bihuan.people;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.ledger.Recorded;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.StandaloneRooms;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;

/** The rooms people and ledger on a database and a vault, with officers of two districts. */
public final class PeopleFixture implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2020-04-30T00:00:00Z");
    public static final Access NORTH = officer(11, "north", 1);
    public static final Access SOUTH = officer(12, "south", 2);

    public final CityClock clock = CityClock.startingAt(NOW, Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC);
    public final StandaloneRooms rooms;
    public final PeopleApi people;
    public final LedgerApi ledger;

    public PeopleFixture(Database database, Path data) {
        rooms = StandaloneRooms.open(
                database,
                clock,
                context -> context.registerBean(VaultPlace.class, () -> new VaultPlace(data)),
                "org.bihuan.ledger.store",
                "org.bihuan.people.store");
        people = rooms.door(PeopleApi.class);
        ledger = rooms.door(LedgerApi.class);
    }

    private static Access officer(long account, String login, int area) {
        return new Access(
                new Actor(account, login, login, "", Set.of("people.look")), Scope.ofAreas(IntStream.of(area)));
    }

    /** A person with a resident card; the check digit of the number is made to fit. */
    public static Identity.Person resident(String name, String first17, String phone) {
        String number = first17 + check(first17);
        return new Identity.Person(
                name, DocumentKind.RESIDENT, number, phone, Optional.empty(), Sex.UNKNOWN, "17 Garden Street");
    }

    public static Identity.Person undocumented(String name, LocalDate birth, String phone) {
        return new Identity.Person(name, DocumentKind.NONE, "", phone, Optional.of(birth), Sex.UNKNOWN, "");
    }

    private static char check(String first17) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += weights[i] * (first17.charAt(i) - '0');
        }
        return "10X98765432".charAt(sum % 11);
    }

    public static <T> T as(Access access, Callable<T> work) {
        try {
            return access.call(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Enters somebody of the officer's own area, who is nobody else. */
    public String enter(Access officer, Identity.Person person, String... distinct) {
        int area = officer.scope().areas().findFirst().orElseThrow();
        Registration outcome = as(
                officer,
                () -> people.register(
                        person,
                        area,
                        "health",
                        Set.of(distinct),
                        Purposes.REGISTRATION.token("").orElseThrow()));
        if (outcome instanceof Registration.Registered(String pseudonym)) {
            return pseudonym;
        }
        throw new AssertionError("not entered: " + outcome);
    }

    public Optional<Identity> look(Access officer, String pseudonym) {
        return as(officer, () -> people.look(pseudonym, token()));
    }

    public List<Candidate> find(Access officer, Lookup lookup) {
        return as(officer, () -> people.find(lookup, token()));
    }

    /** A token of whoever the thread works as. */
    public static PurposeToken token() {
        return Purposes.INVESTIGATION.token("case 12").orElseThrow();
    }

    /** Acts in the ledger about a person, newest first. */
    public List<String> acts(String pseudonym) {
        return ledger.looksAt(pseudonym, Scope.everything(), 100).stream()
                .map(Recorded::act)
                .toList();
    }

    @Override
    public void close() {
        rooms.close();
    }
}
