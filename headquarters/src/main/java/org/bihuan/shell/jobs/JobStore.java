package org.bihuan.shell.jobs;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;

/** Jobs in the database. */
final class JobStore {
    private final Rows db;

    JobStore(Rows db) {
        this.db = db;
    }

    long insert(int area, String sector, String kind, String subject, int instance, Instant at) {
        return db.sql(Scope.mine(), """
                        insert into shell.job
                            (area, sector, kind, subject, instance, state, phase, done, total, started_at)
                        values ({area :area, :sector}, :sector, :kind, :subject, :instance, 'RUNNING', 'jobs.waiting', 0, 0, :at)
                        returning id""")
                .param("area", area)
                .param("sector", sector)
                .param("kind", kind)
                .param("subject", subject)
                .param("instance", instance)
                .param("at", utc(at))
                .query(Long.class)
                .single();
    }

    /** Writes how far a job is; tells whether it is asked to stop. */
    boolean progress(long id, String phase, long done, long total, long elapsed) {
        return db.sql(Scope.mine(), """
                        update shell.job set phase = :phase, done = :done, total = :total, elapsed_ms = :elapsed
                        where {scope} and id = :id and state = 'RUNNING' returning cancel""")
                .param("id", id)
                .param("phase", phase)
                .param("done", done)
                .param("total", total)
                .param("elapsed", elapsed)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void end(long id, Job.State state, String reason, List<String> arguments, long done, long elapsed, Instant at) {
        db.sql(Scope.mine(), """
                        update shell.job set state = :state, reason = :reason, args = :args, done = :done,
                            elapsed_ms = :elapsed, ended_at = :at
                        where {scope} and id = :id and state = 'RUNNING'""")
                .param("id", id)
                .param("state", state.name())
                .param("reason", reason)
                .param("args", arguments.toArray(String[]::new))
                .param("done", done)
                .param("elapsed", elapsed)
                .param("at", utc(at))
                .update();
    }

    void askToStop(long id) {
        db.sql(Scope.mine(), "update shell.job set cancel = true where {scope} and id = :id and state = 'RUNNING'")
                .param("id", id)
                .update();
    }

    /** Ends jobs whose process no longer holds its lock. */
    void endOrphans(Instant at) {
        db.sql(Scope.mine(), """
                        update shell.job set state = 'CUT_OFF', reason = 'jobs.cutOff', ended_at = :at
                        where {scope} and state = 'RUNNING' and not exists (
                            select 1 from pg_locks l join pg_database d on d.oid = l.database
                            where d.datname = current_database() and l.locktype = 'advisory' and l.objsubid = 2
                              and l.classid = :lock and l.objid = instance)""")
                .param("lock", InstanceLock.CLASS)
                .param("at", utc(at))
                .update();
    }

    Optional<Job> find(long id) {
        return db.sql(Scope.mine(), "select * from {shell.job} where id = :id")
                .param("id", id)
                .query(JobStore::job)
                .optional();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        Array arguments = row.getArray("args");
        return new Job(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject"),
                Job.State.valueOf(row.getString("state")),
                row.getString("phase"),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("reason"),
                List.of((String[]) arguments.getArray()),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getLong("elapsed_ms"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
