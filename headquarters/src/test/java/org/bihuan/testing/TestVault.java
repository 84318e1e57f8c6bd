package org.bihuan.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bihuan.people.VaultPlace;
import org.bihuan.shell.database.Folders;

/** Keys of a test's house, deleted with the run. */
final class TestVault {
    private TestVault() {}

    static VaultPlace place() {
        try {
            Path folder = Files.createTempDirectory("bihuan-test-vault");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return new VaultPlace(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
