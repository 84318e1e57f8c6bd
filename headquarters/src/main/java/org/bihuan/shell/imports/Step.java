package org.bihuan.shell.imports;

import org.bihuan.shell.imports.file.Refusal;

/** What asking for a batch's next step comes to. */
public sealed interface Step {
    /** Work on it runs. */
    record Started(long job) implements Step {}

    /** The batch does not stand where this step can be taken. */
    record NotNow(Refusal why) implements Step {}
}
