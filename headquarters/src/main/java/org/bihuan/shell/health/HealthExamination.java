package org.bihuan.shell.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bihuan.shell.database.DataFolder;
import org.bihuan.shell.database.DatabaseFacts;
import org.bihuan.shell.database.DatabaseServer;
import org.bihuan.shell.database.EmbeddedPostgres;
import org.bihuan.shell.database.Journal;
import org.bihuan.shell.database.Journal.Entry;
import org.bihuan.shell.database.Journal.Kind;
import org.bihuan.shell.health.Health.Ending;
import org.bihuan.shell.health.Health.Way;
import org.bihuan.shell.transport.CertificateKeeper;
import org.bihuan.shell.transport.Reach;
import org.bihuan.shell.transport.Transport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the database, the disk and the journal. */
@Component
class HealthExamination {
    private final DatabaseFacts database;
    private final ObjectProvider<DataFolder> folder;
    private final ObjectProvider<DatabaseServer> server;
    private final ObjectProvider<Transport> transport;

    HealthExamination(
            DatabaseFacts database,
            ObjectProvider<DataFolder> folder,
            ObjectProvider<DatabaseServer> server,
            ObjectProvider<Transport> transport) {
        this.database = database;
        this.folder = folder;
        this.server = server;
        this.transport = transport;
    }

    Health examine() {
        Optional<Path> data = Optional.ofNullable(folder.getIfAvailable()).map(DataFolder::path);
        List<Entry> entries = data.map(path -> Journal.of(path).entries()).orElse(List.of());
        Optional<Entry> backup = last(entries, List.of(Kind.BACKED_UP));
        return new Health(
                database.version(),
                server.getIfAvailable() instanceof EmbeddedPostgres,
                database.durable(),
                data.map(path -> new Health.Room(database.bytes(), free(path))),
                Optional.ofNullable(transport.getIfAvailable())
                        .map(HealthExamination::way)
                        .orElse(new Way("PLAIN", Optional.empty(), Optional.empty(), "")),
                backup.map(entry -> new Health.Backup(entry.at(), entry.detail())),
                last(entries, List.of(Kind.BACKED_UP, Kind.BACKUP_FAILED))
                        .filter(entry -> entry.kind() == Kind.BACKUP_FAILED),
                last(entries, List.of(Kind.STARTED, Kind.RECOVERED)),
                entries.stream()
                        .filter(entry -> entry.kind() == Kind.DATABASE_REVIVED)
                        .toList(),
                entries.stream().mapToLong(HealthExamination::lost).sum());
    }

    private static Way way(Transport transport) {
        String means = switch (transport.reach().means()) {
            case Reach.Plain _ -> "PLAIN";
            case Reach.Given _ -> "GIVEN";
            case Reach.OwnCa _ -> "OWN_CA";
            case Reach.Proxy _ -> "PROXY";
        };
        Optional<CertificateKeeper> keeper = transport.keeper();
        return new Way(
                means,
                keeper.map(one -> new Ending(one.identity().ends(), one.endsSoon())),
                keeper.flatMap(one -> one.authority()
                        .map(authority -> new Ending(authority.getNotAfter().toInstant(), one.authorityEndsSoon()))),
                keeper.map(CertificateKeeper::complaint).orElse(""));
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
