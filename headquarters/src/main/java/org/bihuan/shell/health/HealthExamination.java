package org.bihuan.shell.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bihuan.shell.database.DataFolder;
import org.bihuan.shell.database.DatabaseServer;
import org.bihuan.shell.database.EmbeddedPostgres;
import org.bihuan.shell.database.Journal;
import org.bihuan.shell.database.Journal.Entry;
import org.bihuan.shell.database.Journal.Kind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database, the disk and the journal. */
@Component
class HealthExamination {
    private static final List<String> DURABLE = List.of("fsync", "full_page_writes", "synchronous_commit");

    private final JdbcClient database;
    private final ObjectProvider<DataFolder> folder;
    private final ObjectProvider<DatabaseServer> server;

    HealthExamination(JdbcClient database, ObjectProvider<DataFolder> folder, ObjectProvider<DatabaseServer> server) {
        this.database = database;
        this.folder = folder;
        this.server = server;
    }

    Health examine() {
        Map<String, String> durable = new TreeMap<>();
        for (String setting : DURABLE) {
            durable.put(setting, text("select current_setting('" + setting + "')"));
        }
        Optional<Path> data = Optional.ofNullable(folder.getIfAvailable()).map(DataFolder::path);
        List<Entry> entries = data.map(path -> Journal.of(path).entries()).orElse(List.of());
        Optional<Entry> backup = last(entries, List.of(Kind.BACKED_UP));
        return new Health(
                text("select current_setting('server_version')"),
                server.getIfAvailable() instanceof EmbeddedPostgres,
                durable,
                data.map(HealthExamination::free),
                Long.parseLong(text("select pg_database_size(current_database())::text")),
                backup.map(entry -> new Health.Backup(entry.at(), entry.detail())),
                last(entries, List.of(Kind.BACKED_UP, Kind.BACKUP_FAILED))
                        .filter(entry -> entry.kind() == Kind.BACKUP_FAILED),
                last(entries, List.of(Kind.STARTED, Kind.RECOVERED)),
                entries.stream()
                        .filter(entry -> entry.kind() == Kind.DATABASE_REVIVED)
                        .toList(),
                entries.stream().mapToLong(HealthExamination::lost).sum());
    }

    private String text(String query) {
        return database.sql(query).query(String.class).single();
    }

    private static long lost(Entry entry) {
        return switch (entry.kind()) {
            case STARTED, RECOVERED, DATABASE_REVIVED -> Long.parseLong(entry.detail());
            case STOPPED, BACKED_UP, BACKUP_FAILED, RESTORED -> 0;
        };
    }

    private static Optional<Entry> last(List<Entry> entries, List<Kind> kinds) {
        return entries.reversed().stream()
                .filter(entry -> kinds.contains(entry.kind()))
                .findFirst();
    }

    private static long free(Path data) {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }
}
