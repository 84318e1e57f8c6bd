package org.bihuan.shell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.Exit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temp;

    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void oneProcessAtATimeHoldsIt() {
        Path folder = temp.resolve("city");
        try (DataFolder first = DataFolder.open(folder)) {
            assertThat(first.path()).isDirectory();
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOfSatisfying(
                            CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.ENVIRONMENT))
                    .hasMessageContaining("in use by another bihuan (process "
                            + ProcessHandle.current().pid() + ")");
            assertThat(DataFolder.tryOpen(folder)).isEmpty();
        }
        DataFolder.open(folder).close();
    }

    @Test
    void aPlaceThatIsNoFolderIsToldInOneLine() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("city")))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.ENVIRONMENT))
                .message()
                .contains("cannot be written")
                .hasLineCount(1);
    }

    @Test
    void aFolderThatTheDatabasesAccountCannotEnterIsRefusedWithAnotherOffered() throws IOException {
        assumeTrue(OsAccount.ofThisProcess() == OsAccount.NOBODY, "only root lends PostgreSQL another account");
        Path home = Files.createDirectory(
                temp.resolve("home"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assertThatThrownBy(() -> DataFolder.open(home.resolve("city")))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.ENVIRONMENT))
                .hasMessageContaining(home.toString())
                .hasMessageContaining("--data /var/lib/bihuan/city");
        assertThat(DataFolder.unlessChosen(null, home.resolve("demo"))).isEqualTo(Path.of("/var/lib/bihuan/demo"));
        assertThat(DataFolder.unlessChosen(home, temp)).isEqualTo(home);
    }
}
