package org.bihuan.pass.log;

import java.io.IOException;
import java.nio.file.Path;

/** Replaces small files so that after a crash there is the old or the new one, and after the return the new one. */
public final class Durable {
    private Durable() {}

    public static void replace(Path file, byte[] octets) throws IOException {
        Disk disk = new Disk();
        disk.replace(file, octets);
        disk.syncFolders();
    }
}
