package org.bihuan.shell.database;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the running database says of itself. */
@Component
public class DatabaseFacts {
    private final JdbcClient database;

    DatabaseFacts(JdbcClient database) {
        this.database = database;
    }

    public String version() {
        return setting("server_version");
    }

    /** The settings that durability hangs on, by name, as the server runs with them. */
    public Map<String, String> durable() {
        Map<String, String> settings = new TreeMap<>();
        Settings.DURABLE.forEach(name -> settings.put(name, setting(name)));
        return settings;
    }

    /** Size of the city's database on disk. */
    public long bytes() {
        return database.sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }

    private String setting(String name) {
        return database.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }
}
