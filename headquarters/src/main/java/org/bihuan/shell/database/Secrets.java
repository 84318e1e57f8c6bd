package org.bihuan.shell.database;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** Passwords of the database roles, made at first start and kept in a file that only its owner can read. */
record Secrets(Login superuser, Login owner, Login application) {
    private static final List<String> ROLES = List.of("postgres", "bihuan_owner", "bihuan_app");

    static Secrets in(Path folder) throws IOException {
        Path file = folder.resolve("secrets.properties");
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
        } else {
            SecureRandom random = new SecureRandom();
            ROLES.forEach(role -> properties.setProperty(role, password(random)));
            Path part = Files.createTempFile(
                    folder,
                    "secrets",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer out = Files.newBufferedWriter(part)) {
                properties.store(out, "database roles of this city; keep it to yourself");
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Secrets(login(properties, 0), login(properties, 1), login(properties, 2));
    }

    private static Login login(Properties properties, int role) {
        return new Login(ROLES.get(role), properties.getProperty(ROLES.get(role)));
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
