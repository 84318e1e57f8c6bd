package org.bihuan.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bihuan.shell.decision.Decision;
import org.bihuan.shell.decision.Decisions;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes decisions where there is no ledger, and as strictly: only within a transaction, and for good if that commits. */
public final class ToldDecisions implements Decisions {
    private final List<Decision> told = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void record(Decision decision) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("a decision outside of any transaction");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                told.add(decision);
            }
        });
    }

    /** Their acts, in order. */
    public List<String> acts() {
        return told().stream().map(Decision::act).toList();
    }

    public List<Decision> told() {
        return List.copyOf(told);
    }
}
