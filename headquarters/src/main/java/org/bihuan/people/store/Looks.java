package org.bihuan.people.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bihuan.ledger.Entry;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.people.Candidate;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.Identity;
import org.bihuan.people.Identity.Person;
import org.bihuan.people.PurposeToken;
import org.bihuan.people.model.Likeness;
import org.bihuan.people.model.Traces;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Purpose;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens identities, and writes each look down before it is answered: in a transaction of its own, so that it stands
 * whatever becomes of the caller's.
 */
@Component
class Looks {
    private static final int MOST_COMPARED = 300;
    private static final Purpose DECIDING = new Purpose("purpose.decision", "");
    private static final Access UPKEEP = Access.house("finding who may be the same");

    private final PersonTable table;
    private final Vault vault;
    private final LedgerApi ledger;
    private final CityClock clock;
    private final TransactionTemplate own;

    Looks(PersonTable table, Vault vault, LedgerApi ledger, CityClock clock, PlatformTransactionManager transactions) {
        this.table = table;
        this.vault = vault;
        this.ledger = ledger;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Works as somebody, in a transaction of their own. */
    <T> T as(Access access, Callable<T> work) {
        try {
            return access.call(() -> own.execute(status -> {
                try {
                    return work.call();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Identities by the pseudonyms that were asked for; one that was merged is answered by the one that is kept. */
    Map<String, Identity> open(List<String> pseudonyms, Scope scope) {
        Map<String, PersonTable.Row> rows = new HashMap<>();
        table.find(pseudonyms, scope).forEach(row -> rows.put(row.person(), row));
        List<String> kept = rows.values().stream()
                .flatMap(row -> row.mergedInto().stream())
                .distinct()
                .toList();
        while (!kept.isEmpty()) {
            List<PersonTable.Row> found = table.find(kept, scope);
            kept = found.stream()
                    .filter(row -> rows.putIfAbsent(row.person(), row) == null)
                    .flatMap(row -> row.mergedInto().stream())
                    .filter(next -> !rows.containsKey(next))
                    .toList();
        }
        Map<String, Identity> open = new LinkedHashMap<>();
        for (String pseudonym : pseudonyms) {
            Optional<PersonTable.Row> row = Optional.ofNullable(rows.get(pseudonym));
            while (row.flatMap(PersonTable.Row::mergedInto).map(rows::get).isPresent()) {
                row = row.flatMap(PersonTable.Row::mergedInto).map(rows::get);
            }
            row.flatMap(vault::open).ifPresent(identity -> open.put(pseudonym, identity));
        }
        return open;
    }

    /** Who has one of the traces, as alike as they are, the most alike first. */
    List<Candidate> alike(Person person, Set<String> traces, Scope scope) {
        List<Candidate> candidates = new ArrayList<>();
        for (PersonTable.Row row : table.traced(vault.digests(traces), scope, MOST_COMPARED)) {
            vault.open(row).ifPresent(identity -> {
                Likeness likeness = Likeness.of(person, identity.person());
                candidates.add(new Candidate(identity, likeness.score(), likeness.reasons()));
            });
        }
        candidates.sort(Comparator.comparingInt(Candidate::score)
                .reversed()
                .thenComparing(candidate -> candidate.identity().pseudonym()));
        return candidates;
    }

    /** The same in the whole city, whoever asks: what is shown of it is the caller's to decide. */
    List<Candidate> alikeAnywhere(Person person, Set<String> traces) {
        return as(UPKEEP, () -> alike(person, traces, Scope.everything()));
    }

    /** Digests of the documents among these that somebody of the city has already; may be added to. */
    Set<String> taken(List<Person> persons) {
        String[] documents = persons.stream()
                .filter(person -> person.document() != DocumentKind.NONE)
                .map(person -> vault.digest(Traces.document(person.document(), person.number())))
                .toArray(String[]::new);
        return as(UPKEEP, () -> new HashSet<>(table.known(documents)));
    }

    /** One look at one person. */
    void looked(String act, Identity identity, PurposeToken token) {
        record(entry(act, token, identity.area(), identity.sector()).about(identity.pseudonym()));
    }

    /** One look at several persons, of which the first's area stands for all. */
    void listed(String query, List<Identity> shown, PurposeToken token) {
        List<Identity> some = shown.subList(0, Math.min(Entry.MOST_SUBJECTS, shown.size()));
        int area = some.isEmpty()
                ? token.access().scope().areas().findFirst().orElse(0)
                : some.getFirst().area();
        record(entry(
                        "people.listed",
                        token,
                        area,
                        some.isEmpty() ? "general" : some.getFirst().sector())
                .about(some.stream().map(Identity::pseudonym).toList())
                .with("query", query)
                .with("count", String.valueOf(shown.size())));
    }

    /** What was done with persons, in the caller's transaction. */
    void append(String act, List<PersonTable.Row> rows, PurposeToken token) {
        List<Entry> entries = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += Entry.MOST_SUBJECTS) {
            List<PersonTable.Row> some = rows.subList(from, Math.min(rows.size(), from + Entry.MOST_SUBJECTS));
            entries.add(
                    entry(act, token, some.getFirst().area(), some.getFirst().sector())
                            .about(some.stream().map(PersonTable.Row::person).toList()));
        }
        ledger.append(entries);
    }

    /** A decision about no person, in the caller's transaction. */
    void told(String act, String subject, Access by) {
        int area = by.scope().areas().findFirst().orElse(0);
        ledger.append(
                Entry.of(now(), by.actor(), act, DECIDING, area, by.scope().sector("general"))
                        .about(subject));
    }

    Entry entry(String act, PurposeToken token, int area, String sector) {
        return Entry.of(now(), token.access().actor(), act, token.purpose(), area, sector);
    }

    /** In a transaction of its own. */
    void record(Entry entry) {
        own.executeWithoutResult(status -> ledger.append(entry));
    }

    Instant now() {
        return clock.instant();
    }
}
