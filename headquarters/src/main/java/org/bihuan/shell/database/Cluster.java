package org.bihuan.shell.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.bihuan.shell.cli.CommandFailure;

/** A database folder: made once, beside its final place first so that a killed first start leaves nothing half made. */
final class Cluster {
    private Cluster() {}

    static void ensure(Path data, Programs programs, Login superuser) throws IOException {
        if (Files.exists(data)) {
            refuseAnotherVersion(data);
            return;
        }
        Path part = data.resolveSibling(data.getFileName() + ".part");
        Folders.delete(part);
        Files.createDirectories(part);
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
        programs.account().own(part);
        Path password = Files.createTempFile(data.getParent(), "initdb", ".pw");
        try {
            Files.writeString(password, superuser.password());
            programs.account().own(password);
            programs.run(
                    "initdb",
                    List.of(
                            "--pgdata=" + part,
                            "--username=" + superuser.user(),
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C.UTF-8",
                            "--data-checksums"));
        } finally {
            Files.delete(password);
        }
        Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void refuseAnotherVersion(Path data) throws IOException {
        Path file = data.resolve("PG_VERSION");
        String version = Files.exists(file) ? Files.readString(file).strip() : "unknown";
        if (!version.equals(String.valueOf(Binaries.MAJOR))) {
            throw CommandFailure.environment(data + " holds a database of PostgreSQL " + version + ", this is "
                    + Binaries.MAJOR + ": start it with the Bihuan that made it, and restore its backup here");
        }
    }
}
