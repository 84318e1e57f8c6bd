package org.bihuan.shell.decision;

/** Where decisions are recorded. */
public interface Decisions {
    /**
     * Records what whoever the present thread works as has just decided; the entry stands if the change does.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is under way
     */
    void record(Decision decision);
}
