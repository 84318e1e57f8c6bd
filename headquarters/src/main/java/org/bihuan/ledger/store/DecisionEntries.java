package org.bihuan.ledger.store;

import java.util.List;
import org.bihuan.ledger.Entry;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.decision.Decision;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Purpose;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every decision becomes an entry, in the transaction of the change that it is about. */
@Component
class DecisionEntries implements Decisions {
    private static final Purpose DECIDING = new Purpose("purpose.decision", "");

    private final LedgerApi ledger;
    private final CityClock clock;

    DecisionEntries(LedgerApi ledger, CityClock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Decision decision) {
        List<String> subjects = decision.subjects();
        Entry entry = Entry.of(
                        clock.instant(),
                        Access.required().actor(),
                        decision.act(),
                        DECIDING,
                        decision.area(),
                        decision.sector())
                .about(subjects.subList(0, Math.min(Entry.MOST_SUBJECTS, subjects.size())))
                .with(decision.details());
        ledger.append(decision.signed().map(entry::signed).orElse(entry));
    }
}
