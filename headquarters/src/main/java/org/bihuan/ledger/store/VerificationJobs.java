package org.bihuan.ledger.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bihuan.ledger.Entry;
import org.bihuan.ledger.Finding;
import org.bihuan.ledger.Head;
import org.bihuan.ledger.KeptVerification;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.ledger.NotedHead;
import org.bihuan.ledger.Verification;
import org.bihuan.ledger.Verifications;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.DataFolder;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.jobs.Jobs;
import org.bihuan.shell.jobs.Progress;
import org.bihuan.shell.jobs.Work;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Purpose;
import org.bihuan.shell.scope.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Verifies as a job and keeps the result. */
@Component
class VerificationJobs implements Verifications {
    private static final String SECTOR = "general";

    private final Rows db;
    private final LedgerApi ledger;
    private final CityClock clock;
    private final ObjectProvider<Jobs> jobs;
    private final Optional<NotedHead> noted;

    VerificationJobs(
            Rows db, LedgerApi ledger, CityClock clock, ObjectProvider<Jobs> jobs, ObjectProvider<DataFolder> folder) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
        this.jobs = jobs;
        this.noted = Optional.ofNullable(folder.getIfAvailable()).map(data -> new NotedHead(data.path()));
    }

    @Override
    public long start() {
        Actor actor = Access.required().actor();
        // the whole ledger has no area: its verification is seen where whoever asked for it belongs
        int area = Access.required().scope().areas().findFirst().orElse(0);
        return jobs.getObject()
                .start(
                        area,
                        SECTOR,
                        "ledger.verify.kind",
                        "/ledger/verifications",
                        progress -> verify(actor, area, progress));
    }

    private Work.End verify(Actor actor, int area, Progress progress) {
        List<Head> heads = noted.flatMap(NotedHead::read).stream().toList();
        Optional<Verification> found = ledger.verify(heads, progress);
        if (found.isEmpty()) {
            return new Work.Stopped();
        }
        insert(actor, area, found.get());
        ledger.append(
                Entry.of(clock.instant(), actor, "ledger.verified", new Purpose("purpose.audit", ""), area, SECTOR)
                        .with("findings", String.valueOf(found.get().findings().size()))
                        .with("head", found.get().head().toString()));
        return new Work.Done();
    }

    private void insert(Actor actor, int area, Verification found) {
        db.sql(Scope.mine(), """
                        insert into ledger.verification (area, sector, at, login, entries, seals, pending, head, findings)
                        values ({area :area, :sector}, :sector, :at, :login, :entries, :seals, :pending, :head, :findings)
                        """)
                .param("area", area)
                .param("sector", SECTOR)
                .param("at", Timestamp.from(clock.instant()))
                .param("login", actor.login())
                .param("entries", found.entries())
                .param("seals", found.seals())
                .param("pending", found.pending())
                .param("head", found.head().toString())
                .param(
                        "findings",
                        found.findings().stream()
                                .map(finding -> finding.kind() + " " + finding.entry() + " " + finding.seal())
                                .toArray(String[]::new))
                .update();
    }

    @Override
    public List<KeptVerification> latest(Scope scope, int limit) {
        return db.sql(scope, "select * from {ledger.verification} order by verification desc limit :limit")
                .param("limit", limit)
                .query((row, number) -> kept(row))
                .list();
    }

    private static KeptVerification kept(ResultSet row) throws SQLException {
        Array findings = row.getArray("findings");
        return new KeptVerification(
                row.getTimestamp("at").toInstant(),
                row.getString("login"),
                new Verification(
                        row.getLong("entries"),
                        row.getLong("seals"),
                        row.getLong("pending"),
                        Head.parse(row.getString("head")).orElse(Head.NONE),
                        Arrays.stream((String[]) findings.getArray())
                                .map(VerificationJobs::finding)
                                .toList()));
    }

    private static Finding finding(String text) {
        String[] parts = text.split(" ", 3);
        return new Finding(Finding.Kind.valueOf(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }
}
