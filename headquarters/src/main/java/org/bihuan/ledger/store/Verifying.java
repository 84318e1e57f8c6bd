package org.bihuan.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.ledger.Head;
import org.bihuan.ledger.Verification;
import org.bihuan.ledger.model.Check;
import org.bihuan.ledger.model.Digests;
import org.bihuan.ledger.model.Leaf;
import org.bihuan.ledger.model.Retention;
import org.bihuan.pass.Bytes;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.jobs.Progress;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the whole ledger as of one moment and compares it with its seals. */
@Component
class Verifying {
    private static final int SEALS = 20;
    private static final int IDS = 50_000;
    private static final Access UPKEEP = Access.house("verifying the ledger");

    private final Rows db;
    private final SealTable seals;
    private final List<Retention> rules;
    private final CityClock clock;
    private final TransactionTemplate transaction;

    Verifying(
            Rows db, SealTable seals, RetentionRules rules, CityClock clock, PlatformTransactionManager transactions) {
        this.db = db;
        this.seals = seals;
        this.rules = rules.versions();
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    Optional<Verification> verify(List<Head> noted, Progress progress) {
        List<Verification> done = new ArrayList<>();
        UPKEEP.run(() -> transaction.executeWithoutResult(
                status -> inTransaction(noted, progress).ifPresent(done::add)));
        return done.stream().findFirst();
    }

    private Optional<Verification> inTransaction(List<Head> noted, Progress progress) {
        long total = db.sql(Scope.mine(), "select count(*) from {ledger.entry}")
                .query(Long.class)
                .single();
        progress.phase("ledger.verify.comparing", total);
        Check check = new Check(noted);
        BitSet sealed = new BitSet();
        String snapshot = SealTable.NOTHING;
        long compared = 0;
        long count = 0;
        for (List<SealTable.Stored> some = seals.after(0, SEALS);
                !some.isEmpty();
                some = seals.after(compared, SEALS)) {
            for (SealTable.Stored stored : some) {
                Map<Long, Check.Found> found = found(stored.seal().leaves());
                check.seal(stored.seal(), stored.root(), stored.digest(), found);
                stored.seal().leaves().forEach(leaf -> sealed.set(index(leaf.entry())));
                count += found.size();
                compared = stored.seal().number();
                snapshot = stored.snapshot();
                if (!progress.reached(count)) {
                    return Optional.empty();
                }
            }
        }
        long pending = unsealed(check, sealed, snapshot);
        return Optional.of(new Verification(count, check.seals(), pending, check.head(), check.end()));
    }

    private Map<Long, Check.Found> found(List<Leaf> leaves) {
        Map<Long, Check.Found> found = new HashMap<>();
        db.sql(Scope.mine(), "select * from {ledger.entry} where entry = any (:entries)")
                .param("entries", leaves.stream().map(Leaf::entry).toArray(Long[]::new))
                .query(row -> {
                    found.put(row.getLong("entry"), found(row));
                });
        return found;
    }

    private Check.Found found(ResultSet row) throws SQLException {
        Bytes digest = SealTable.digest(row);
        Timestamp expired = row.getTimestamp("expired_at");
        if (expired != null) {
            LocalDate day = LocalDate.ofInstant(expired.toInstant(), clock.getZone());
            boolean due = Retention.on(rules, day)
                    .over(row.getString("act"), row.getTimestamp("at").toInstant(), expired.toInstant());
            return new Check.Found(digest, true, !due);
        }
        return new Check.Found(digest, whole(row), false);
    }

    /** A body that can no longer be read as one is no whole body either. */
    private static boolean whole(ResultSet row) throws SQLException {
        Bytes body = Bytes.of(row.getBytes("body"));
        try {
            return Digests.body(EntryTable.entry(row), row.getString("details")).equals(body);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Entries without a seal: those that the last seal could have seen were put there later; the others wait. */
    private long unsealed(Check check, BitSet sealed, String snapshot) {
        long pending = 0;
        long last = 0;
        while (true) {
            List<Unsealed> some = db.sql(Scope.mine(), """
                            select entry, pg_visible_in_snapshot(tx, :snapshot::pg_snapshot) as seen from {ledger.entry}
                            where entry > :last order by entry limit :limit
                            """)
                    .param("snapshot", snapshot)
                    .param("last", last)
                    .param("limit", IDS)
                    .query((row, number) -> new Unsealed(row.getLong("entry"), row.getBoolean("seen")))
                    .list();
            if (some.isEmpty()) {
                return pending;
            }
            for (Unsealed entry : some) {
                if (!sealed.get(index(entry.entry))) {
                    if (entry.seen) {
                        check.unsealed(entry.entry);
                    } else {
                        pending++;
                    }
                }
            }
            last = some.getLast().entry;
        }
    }

    private record Unsealed(long entry, boolean seen) {}

    private static int index(long entry) {
        return Math.toIntExact(entry);
    }
}
