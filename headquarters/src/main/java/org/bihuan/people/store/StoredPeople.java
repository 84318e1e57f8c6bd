package org.bihuan.people.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.people.Candidate;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.Flaw;
import org.bihuan.people.Glass;
import org.bihuan.people.GlassOutcome;
import org.bihuan.people.Identity;
import org.bihuan.people.Identity.Person;
import org.bihuan.people.Lookup;
import org.bihuan.people.MergeOutcome;
import org.bihuan.people.PeopleApi;
import org.bihuan.people.PersonState;
import org.bihuan.people.PurposeToken;
import org.bihuan.people.Registration;
import org.bihuan.people.Sex;
import org.bihuan.people.model.Draft;
import org.bihuan.people.model.Traces;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Service;

/** The room's door: entering and finding; what changes more than one person is {@link Joining} and {@link Erasing}. */
@Service
class StoredPeople implements PeopleApi {
    private static final int SHOWN = 50;
    /** Below that two are not worth a look. */
    private static final int ALIKE = 60;

    private final PersonTable table;
    private final GlassTable pairs;
    private final Vault vault;
    private final Looks looks;
    private final Joining joining;
    private final Erasing erasing;
    private final Emergency emergency;
    private final CityClock clock;

    StoredPeople(
            PersonTable table,
            GlassTable pairs,
            Vault vault,
            Looks looks,
            Joining joining,
            Erasing erasing,
            Emergency emergency,
            CityClock clock) {
        this.table = table;
        this.pairs = pairs;
        this.vault = vault;
        this.looks = looks;
        this.joining = joining;
        this.erasing = erasing;
        this.emergency = emergency;
        this.clock = clock;
    }

    @Override
    public Registration register(Person typed, int area, String sector, Set<String> distinct, PurposeToken token) {
        Person person = Draft.normal(typed);
        List<Flaw> flaws = flaws(person, area, sector, token);
        if (!flaws.isEmpty()) {
            return new Registration.Refused(flaws);
        }
        List<Candidate> alike = alike(person);
        Scope scope = token.access().scope();
        List<Candidate> shown = alike.stream()
                .filter(candidate -> scope.holds(
                        candidate.identity().area(), candidate.identity().sector()))
                .filter(candidate -> isCertain(candidate)
                        || !distinct.contains(candidate.identity().pseudonym()))
                .limit(SHOWN)
                .toList();
        long elsewhere = alike.stream()
                .filter(StoredPeople::isCertain)
                .filter(candidate -> !scope.holds(
                        candidate.identity().area(), candidate.identity().sector()))
                .count();
        if (!shown.isEmpty() || elsewhere > 0) {
            looks.listed("alike", shown.stream().map(Candidate::identity).toList(), token);
            return new Registration.MayBeTheSame(shown, (int) elsewhere);
        }
        List<PersonTable.Row> rows = vault.seal(List.of(person), area, sector);
        return looks.as(token.access(), () -> {
            enter(rows, List.of(person), token);
            for (PersonTable.Row other : table.find(distinct, scope)) {
                pairs.distinct(rows.getFirst(), other.person(), looks.now());
            }
            return new Registration.Registered(rows.getFirst().person());
        });
    }

    @Override
    public List<Registration> registerAll(List<Person> typed, int area, String sector, PurposeToken token) {
        List<Registration> outcomes = new ArrayList<>();
        List<Person> normal = typed.stream().map(Draft::normal).toList();
        Set<String> taken = looks.taken(normal);
        List<Person> fresh = new ArrayList<>();
        for (Person person : normal) {
            List<Flaw> flaws = flaws(person, area, sector, token);
            boolean twice = person.document() != DocumentKind.NONE
                    && !taken.add(vault.digest(Traces.document(person.document(), person.number())));
            if (!flaws.isEmpty()) {
                outcomes.add(new Registration.Refused(flaws));
            } else if (twice) {
                outcomes.add(new Registration.MayBeTheSame(List.of(), 1));
            } else {
                outcomes.add(new Registration.Registered(""));
                fresh.add(person);
            }
        }
        if (fresh.isEmpty()) {
            return outcomes;
        }
        List<PersonTable.Row> rows = vault.seal(fresh, area, sector);
        looks.as(token.access(), () -> {
            enter(rows, fresh, token);
            return true;
        });
        int[] next = new int[1];
        return outcomes.stream()
                .map(outcome -> outcome instanceof Registration.Registered
                        ? new Registration.Registered(rows.get(next[0]++).person())
                        : outcome)
                .toList();
    }

    private void enter(List<PersonTable.Row> rows, List<Person> persons, PurposeToken token) {
        table.insert(rows, looks.now());
        table.insertTraces(
                rows,
                persons.stream().map((Person person) -> vault.digests(person)).toList());
        looks.append("people.registered", rows, token);
    }

    @Override
    public List<Flaw> change(String pseudonym, Person typed, PurposeToken token) {
        Person person = Draft.normal(typed);
        List<Flaw> flaws = Draft.flaws(person, clock.today());
        if (!flaws.isEmpty()) {
            return flaws;
        }
        return looks.as(token.access(), () -> {
            Optional<PersonTable.Row> changed =
                    table.lock(pseudonym, token.access().scope()).flatMap(row -> vault.reseal(row, person));
            if (changed.isEmpty()) {
                return List.of(new Flaw("pseudonym", "unknown"));
            }
            table.update(changed.get(), looks.now());
            table.deleteTraces(List.of(pseudonym));
            table.insertTraces(List.of(changed.get()), List.<String[]>of(vault.digests(person)));
            looks.append("people.changed", List.of(changed.get()), token);
            return List.of();
        });
    }

    @Override
    public Optional<Identity> look(String pseudonym, PurposeToken token) {
        Optional<Identity> found = Optional.ofNullable(looks.as(
                        token.access(),
                        () -> looks.open(List.of(pseudonym), token.access().scope()))
                .get(pseudonym));
        found.ifPresent(identity -> looks.looked("people.looked", identity, token));
        return found.isPresent() ? found : emergency.look(pseudonym, token);
    }

    @Override
    public List<Identity> lookAll(Collection<String> pseudonyms, PurposeToken token) {
        List<String> asked = pseudonyms.stream().distinct().toList();
        Map<String, Identity> found =
                looks.as(token.access(), () -> looks.open(asked, token.access().scope()));
        List<Identity> shown = List.copyOf(found.values());
        looks.listed("pseudonyms", shown, token);
        return shown;
    }

    @Override
    public List<Candidate> find(Lookup lookup, PurposeToken token) {
        Person asked = Draft.normal(asked(lookup));
        List<Candidate> found =
                looks
                        .as(
                                token.access(),
                                () -> looks.alike(
                                        asked, Traces.of(lookup), token.access().scope()))
                        .stream()
                        .limit(SHOWN)
                        .toList();
        looks.listed(lookup.kind(), found.stream().map(Candidate::identity).toList(), token);
        return found;
    }

    @Override
    public List<Candidate> similar(String pseudonym, PurposeToken token) {
        Scope scope = token.access().scope();
        List<Candidate> found = looks.as(token.access(), () -> {
            Optional<Identity> one =
                    Optional.ofNullable(looks.open(List.of(pseudonym), scope).get(pseudonym));
            Set<String> others = pairs.distinctFrom(pseudonym);
            return one.stream()
                    .flatMap(identity -> looks.alike(identity.person(), traces(identity.person()), scope).stream())
                    .filter(candidate -> candidate.score() >= ALIKE)
                    .filter(candidate -> !candidate.identity().pseudonym().equals(pseudonym))
                    .filter(candidate -> one.isEmpty()
                            || !candidate
                                    .identity()
                                    .pseudonym()
                                    .equals(one.get().pseudonym()))
                    .filter(candidate -> !others.contains(candidate.identity().pseudonym()))
                    .limit(SHOWN)
                    .toList();
        });
        if (!found.isEmpty()) {
            looks.listed("alike", found.stream().map(Candidate::identity).toList(), token);
        }
        return found;
    }

    @Override
    public Optional<PersonState> state(String pseudonym, Scope scope) {
        return table.state(pseudonym, scope);
    }

    @Override
    public MergeOutcome distinct(String one, String other, PurposeToken token) {
        return joining.distinct(one, other, token);
    }

    @Override
    public MergeOutcome merge(String kept, String other, PurposeToken token) {
        return joining.merge(kept, other, token);
    }

    @Override
    public MergeOutcome unmerge(String other, PurposeToken token) {
        return joining.unmerge(other, token);
    }

    @Override
    public boolean erase(String pseudonym, PurposeToken token) {
        return erasing.erase(pseudonym, token);
    }

    @Override
    public GlassOutcome breakGlass(Lookup.ByDocument document, String reason) {
        return emergency.open(document, reason);
    }

    @Override
    public List<Glass> unseenGlass(Scope scope) {
        return pairs.unseen(scope);
    }

    @Override
    public List<Glass> glasses(Scope scope) {
        return pairs.all(scope);
    }

    @Override
    public boolean sawGlass(long id, Access by) {
        return looks.as(by, () -> {
            boolean seen = pairs.seen(id, by, looks.now());
            if (seen) {
                looks.told("people.glassSeen", "glass:" + id, by);
            }
            return seen;
        });
    }

    @Override
    public long rotate() {
        long keys = vault.rotate();
        Access by = Access.required();
        looks.as(by, () -> {
            looks.told("people.keysRotated", "keys:" + keys, by);
            return keys;
        });
        return keys;
    }

    private List<Flaw> flaws(Person person, int area, String sector, PurposeToken token) {
        List<Flaw> flaws = new ArrayList<>(Draft.flaws(person, clock.today()));
        if (!token.access().scope().holds(area, sector)) {
            flaws.add(new Flaw("area", "outOfScope"));
        }
        return flaws;
    }

    private List<Candidate> alike(Person person) {
        return looks.alikeAnywhere(person, traces(person)).stream()
                .filter(candidate -> candidate.score() >= ALIKE)
                .toList();
    }

    private static Set<String> traces(Person person) {
        Set<String> traces = Traces.certain(person);
        traces.addAll(Traces.similar(person));
        return traces;
    }

    private static boolean isCertain(Candidate candidate) {
        return candidate.score() == 100;
    }

    /** What is known of who is looked for, as a person with nothing else. */
    private static Person asked(Lookup lookup) {
        return switch (lookup) {
            case Lookup.ByDocument(DocumentKind kind, String number) ->
                new Person("", kind, number, "", Optional.empty(), Sex.UNKNOWN, "");
            case Lookup.ByPhone(String phone) ->
                new Person("", DocumentKind.NONE, "", phone, Optional.empty(), Sex.UNKNOWN, "");
            case Lookup.ByName(String name, Optional<LocalDate> birth) ->
                new Person(name, DocumentKind.NONE, "", "", birth, Sex.UNKNOWN, "");
        };
    }
}
