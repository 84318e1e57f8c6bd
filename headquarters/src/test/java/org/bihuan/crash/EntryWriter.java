package org.bihuan.crash;

import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bihuan.shell.cli.RunningCity;
import org.bihuan.shell.database.Database;

/** Writes to the harness's own small room, through the house's web server, pool and transactions. */
final class EntryWriter implements Writer {
    @Override
    public String name() {
        return "entries";
    }

    @Override
    public void prepare(RunningCity city, Database database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create schema crash;
                    create table crash.entry (id uuid primary key);
                    create table crash.line (entry uuid not null);
                    create table crash.tally (entries bigint not null);
                    insert into crash.tally values (0);
                    grant usage on schema crash to %1$s;
                    grant select, insert, update on all tables in schema crash to %1$s;
                    """.formatted(database.application().user()));
        }
    }

    @Override
    public HttpRequest.Builder write(RunningCity city, UUID id) {
        return city.request("/api/v1/crash/entries/" + id).POST(HttpRequest.BodyPublishers.noBody());
    }

    @Override
    public List<UUID> held(Connection owner) throws SQLException {
        List<UUID> held = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select id from crash.entry")) {
            while (rows.next()) {
                held.add(rows.getObject(1, UUID.class));
            }
        }
        return held;
    }

    @Override
    public List<String> contradictions(Connection owner) throws SQLException {
        String query = """
                select 'entry ' || e.id || ' has ' || count(l.entry) || ' lines'
                  from crash.entry e full join crash.line l on l.entry = e.id group by e.id having count(l.entry) <> 2
                union all
                select 'the tally says ' || t.entries || ', there are ' || (select count(*) from crash.entry)
                  from crash.tally t where t.entries <> (select count(*) from crash.entry)
                """;
        List<String> contradictions = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                contradictions.add(rows.getString(1));
            }
        }
        return contradictions;
    }
}
