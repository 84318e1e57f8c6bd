package org.bihuan.people.store;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.ledger.Entry;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.people.PersonErased;
import org.bihuan.people.PersonState;
import org.bihuan.people.PurposeToken;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Purpose;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Erases persons: first it is noted on disk, then the keys are destroyed, then the rows are emptied. A crash in between
 * ends with the person erased, because the notes are read again at every start; so does a restore of an earlier database.
 */
@Component
class Erasing {
    private static final Access UPKEEP = Access.house("erasing");
    private static final int AT_ONCE = 1000;

    private final PersonTable table;
    private final Vault vault;
    private final Looks looks;
    private final LedgerApi ledger;
    private final ApplicationEventPublisher events;

    Erasing(PersonTable table, Vault vault, Looks looks, LedgerApi ledger, ApplicationEventPublisher events) {
        this.table = table;
        this.vault = vault;
        this.looks = looks;
        this.ledger = ledger;
        this.events = events;
    }

    boolean erase(String pseudonym, PurposeToken token) {
        boolean there = looks.as(
                token.access(),
                () -> table.state(pseudonym, token.access().scope())
                        .filter(state -> state.erasedAt().isEmpty())
                        .isPresent());
        if (!there) {
            return false;
        }
        // all entries of the one human, also those of other areas
        looks.as(UPKEEP, () -> {
            List<String> persons =
                    table.merged(pseudonym).stream().map(PersonState::pseudonym).toList();
            vault.erase(table.slots(persons));
            empty(persons, token.access().actor(), token.purpose());
            return true;
        });
        return true;
    }

    /** Empties the rows of those whose keys were destroyed before; returns how many that were. */
    int replay() {
        List<String> erased = new ArrayList<>(vault.erased());
        int emptied = 0;
        for (int from = 0; from < erased.size(); from += AT_ONCE) {
            List<String> some = erased.subList(from, Math.min(erased.size(), from + AT_ONCE));
            emptied += looks.as(
                    UPKEEP,
                    () -> empty(some, Actor.house("erasing again"), new Purpose("purpose.retention", "replay")));
        }
        return emptied;
    }

    private int empty(List<String> persons, Actor actor, Purpose purpose) {
        List<PersonState> emptied = table.erase(persons, looks.now());
        for (PersonState state : emptied) {
            ledger.append(Entry.of(looks.now(), actor, "people.erased", purpose, state.area(), state.sector())
                    .about(state.pseudonym()));
            events.publishEvent(new PersonErased(state.pseudonym()));
        }
        return emptied.size();
    }
}
