package org.bihuan.ledger.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.ledger.Entry;
import org.bihuan.ledger.Head;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.ledger.Recorded;
import org.bihuan.ledger.Search;
import org.bihuan.ledger.Verification;
import org.bihuan.ledger.model.Retention;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.jobs.Progress;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Purpose;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Service;

/** The room's door. */
@Service
class StoredLedger implements LedgerApi {
    private static final int AT_ONCE = 1000;

    private final EntryTable entries;
    private final SealTable seals;
    private final Sealing sealing;
    private final Verifying verifying;
    private final RetentionRules rules;
    private final CityClock clock;

    StoredLedger(
            EntryTable entries,
            SealTable seals,
            Sealing sealing,
            Verifying verifying,
            RetentionRules rules,
            CityClock clock) {
        this.entries = entries;
        this.seals = seals;
        this.sealing = sealing;
        this.verifying = verifying;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public void append(List<Entry> some) {
        if (!some.isEmpty()) {
            entries.append(some);
        }
    }

    @Override
    public List<Recorded> page(Search search, Scope scope, int limit) {
        return entries.page(search, scope, limit);
    }

    @Override
    public List<Recorded> looksAt(String pseudonym, Scope scope, int limit) {
        return entries.page(Search.ALL.about(pseudonym), scope, limit);
    }

    @Override
    public Optional<Recorded> find(long id, Scope scope) {
        return entries.find(id, scope);
    }

    @Override
    public Head head() {
        return seals.head();
    }

    @Override
    public int seal() {
        return sealing.seal();
    }

    @Override
    public Optional<Verification> verify(List<Head> noted, Progress progress) {
        return verifying.verify(noted, progress);
    }

    @Override
    public int expire() {
        int[] emptied = new int[1];
        Access.house("retention of the ledger").run(() -> emptied[0] = expireAll());
        return emptied[0];
    }

    private int expireAll() {
        Instant now = clock.instant();
        Retention rule = Retention.on(rules.versions(), clock.today());
        int emptied = 0;
        for (Retention.Line line : rule.lines()) {
            Instant than = now.minus(Duration.ofDays(line.days()));
            List<String> others = rule.lines().stream()
                    .map(Retention.Line::acts)
                    .filter(acts -> !acts.equals(line.acts()) && acts.startsWith(line.acts()))
                    .toList();
            int some;
            do {
                List<Long> old = entries.older(line.acts(), others, than, AT_ONCE);
                some = old.isEmpty() ? 0 : entries.empty(old, now);
                emptied += some;
            } while (some > 0);
        }
        if (emptied > 0) {
            append(Entry.of(
                            now,
                            Actor.house("retention"),
                            "ledger.expired",
                            new Purpose("purpose.retention", rule.from().toString()),
                            0,
                            "general")
                    .with("entries", String.valueOf(emptied)));
        }
        return emptied;
    }
}
