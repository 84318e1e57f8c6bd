package org.bihuan.crash;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bihuan.shell.cli.RunningCity;
import org.bihuan.shell.database.Database;

/** Something that the house takes and must keep. */
public interface Writer {
    String name();

    /** Makes what it needs, once, while the city runs and nothing is killed. */
    default void prepare(RunningCity city, Database database) throws SQLException {}

    /**
     * The request that hands the house one thing. A status of 2xx acknowledges it; without an answer the same request is
     * sent again, so the house must tell the thing by its id and take it once.
     */
    HttpRequest.Builder write(RunningCity city, UUID id);

    /**
     * Hands the house one thing, by more requests than one where that takes it; called again until it is acknowledged.
     *
     * @return the last answer's status
     */
    default int hand(HttpClient client, RunningCity city, UUID id) throws IOException, InterruptedException {
        return client.send(
                        write(city, id).timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The ids that the house holds, each as often as it holds it, read as the tables' owner. */
    List<UUID> held(Connection owner) throws SQLException;

    /** Anything else that must be true of its tables and is not; empty if all is well. */
    default List<String> contradictions(Connection owner) throws SQLException {
        return List.of();
    }
}
