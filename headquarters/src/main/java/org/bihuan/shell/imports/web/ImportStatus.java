package org.bihuan.shell.imports.web;

import java.util.List;
import java.util.Optional;
import org.bihuan.shell.imports.ImportBatch;
import org.bihuan.shell.imports.ImportBatch.Tally;
import org.bihuan.shell.imports.ImportKind;
import org.bihuan.shell.jobs.Job;
import org.bihuan.shell.page.Page;

/**
 * A batch as programs see it.
 *
 * @param missing required columns that no column of the file is matched to
 * @param work what is or was last done on it
 * @param then path of the page on which work goes on once it is stored; empty if none
 */
record ImportStatus(
        long id,
        String kind,
        String sender,
        String file,
        String format,
        ImportBatch.State state,
        List<String> header,
        List<String> mapping,
        List<String> missing,
        Tally tally,
        Optional<JobStatus> work,
        String then) {

    /**
     * @param rate rows per second
     * @param elapsedMs time that it took so far
     * @param reason why it ended without being done, in the reader's language; empty otherwise
     */
    record JobStatus(
            Job.State state,
            String phase,
            long done,
            long total,
            long rate,
            long elapsedMs,
            String code,
            String reason) {
        static JobStatus of(Job job, Page page) {
            return new JobStatus(
                    job.state(),
                    page.t(job.phase()),
                    job.done(),
                    job.total(),
                    job.rate(),
                    job.elapsed(),
                    job.reason(),
                    job.reason().isEmpty()
                            ? ""
                            : page.t(job.reason(), job.arguments().toArray()));
        }
    }

    static ImportStatus of(ImportBatch batch, ImportKind kind, List<String> missing, Optional<Job> job, Page page) {
        return new ImportStatus(
                batch.id(),
                batch.kind(),
                batch.sender(),
                batch.fileName(),
                batch.format(),
                batch.state(),
                batch.header(),
                batch.mapping(),
                missing,
                batch.tally(),
                job.map(work -> JobStatus.of(work, page)),
                batch.state() == ImportBatch.State.COMMITTED ? kind.then(batch.id()) : "");
    }
}
