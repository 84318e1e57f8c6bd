package org.bihuan.ledger.store;

import java.util.List;
import java.util.Optional;
import org.bihuan.ledger.Head;
import org.bihuan.ledger.model.Leaf;
import org.bihuan.ledger.model.Seal;
import org.bihuan.pass.Bytes;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.scope.Access;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains what was committed since the last seal, in a transaction of its own. The two snapshots, of the last seal and of
 * now, say which entries those are: exact even if an entry with a small number is committed late.
 */
@Component
class Sealing {
    private static final Access UPKEEP = Access.house("sealing the ledger");

    private final SealTable seals;
    private final CityClock clock;
    private final TransactionTemplate transaction;

    Sealing(SealTable seals, CityClock clock, PlatformTransactionManager transactions) {
        this.seals = seals;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** How many entries were chained; 0 if there were none or another process is at it. */
    int seal() {
        int[] sealed = new int[1];
        try {
            UPKEEP.run(() -> sealed[0] = transaction.execute(status -> inTransaction()));
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            return 0; // another process sealed between our snapshot and our lock
        }
        return sealed[0];
    }

    private int inTransaction() {
        if (!seals.lock()) {
            return 0;
        }
        Optional<SealTable.Stored> last = seals.last();
        String since = last.map(SealTable.Stored::snapshot).orElse(SealTable.NOTHING);
        List<Leaf> leaves = seals.after(since);
        if (leaves.isEmpty()) {
            return 0;
        }
        String snapshot = seals.snapshot();
        long number = last.map(stored -> stored.seal().number()).orElse(0L);
        Bytes previous = last.map(SealTable.Stored::digest)
                .orElseGet(() -> Bytes.fromHex(Head.NONE.digest()).orElseThrow());
        for (int from = 0; from < leaves.size(); from += Seal.MOST_LEAVES) {
            List<Leaf> some = leaves.subList(from, Math.min(leaves.size(), from + Seal.MOST_LEAVES));
            Seal seal = new Seal(++number, clock.instant(), some, previous);
            Bytes root = seal.root();
            seals.insert(seal, root, snapshot);
            previous = seal.digest(root);
        }
        return leaves.size();
    }
}
