package org.bihuan.shell.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;

/** Files of batches that are not yet committed, in the database, so that any instance can go on with them. */
final class FileStore {
    private static final int PART = 1 << 20;

    private final Rows db;

    FileStore(Rows db) {
        this.db = db;
    }

    void put(ImportBatch batch, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content;
            for (int part = 0; (content = in.readNBytes(PART)).length > 0; part++) {
                db.sql(Scope.mine(), """
                                insert into shell.import_part (batch, part, area, sector, content)
                                values (:batch, :part, {area :area, :sector}, :sector, :content)""")
                        .param("batch", batch.id())
                        .param("part", part)
                        .param("area", batch.area())
                        .param("sector", batch.sector())
                        .param("content", content)
                        .update();
            }
        }
    }

    /** Writes a batch's file to {@code target}. */
    void get(long batch, Path target) throws IOException {
        int parts = db.sql(Scope.mine(), "select count(*) from {shell.import_part} where batch = :batch")
                .param("batch", batch)
                .query(Integer.class)
                .single();
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int part = 0; part < parts; part++) {
                out.write(db.sql(
                                Scope.mine(),
                                "select content from {shell.import_part} where batch = :batch and part = :part")
                        .param("batch", batch)
                        .param("part", part)
                        .query(byte[].class)
                        .single());
            }
        }
    }

    void drop(long batch) {
        db.sql(Scope.mine(), "delete from shell.import_part where {scope} and batch = :batch")
                .param("batch", batch)
                .update();
    }

    /** SHA-256 in hex. */
    static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            int read;
            while ((read = in.read(buffer)) >= 0) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
