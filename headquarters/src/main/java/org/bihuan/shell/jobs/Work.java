package org.bihuan.shell.jobs;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Long work. Runs in one transaction that is committed only if it ends as {@link Done}. */
@FunctionalInterface
public interface Work {
    End run(Progress progress) throws IOException, SQLException;

    /** How work ends by itself. */
    sealed interface End {}

    /** It is done. */
    record Done() implements End {}

    /** It saw that it was asked to stop. */
    record Stopped() implements End {}

    /**
     * It cannot be done; nothing is changed.
     *
     * @param reason words key
     */
    record Refused(String reason, List<String> arguments) implements End {}
}
