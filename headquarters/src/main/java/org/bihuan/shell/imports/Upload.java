package org.bihuan.shell.imports;

import org.bihuan.shell.imports.file.Refusal;

/** What sending a file comes to. */
public sealed interface Upload {
    /** It is here as a batch, its columns matched as far as they are known. */
    record Here(long batch) implements Upload {}

    /** It is not taken. */
    record NotTaken(Refusal why) implements Upload {}
}
