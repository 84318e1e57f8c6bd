package org.bihuan.ledger;

import java.util.List;
import org.bihuan.shell.scope.Scope;

/** Verifications as jobs, whose results are kept. */
public interface Verifications {
    /** Starts one as whoever the thread works as; returns the job's number. */
    long start();

    /** The last ones, newest first. */
    List<KeptVerification> latest(Scope scope, int limit);
}
