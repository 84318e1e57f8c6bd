package org.bihuan.shell.imports.file;

import java.io.IOException;

/** Takes rows one after the other. */
@FunctionalInterface
public interface RowSink {
    /** @return whether it wants the next row too */
    boolean row(RawRow row) throws IOException;
}
