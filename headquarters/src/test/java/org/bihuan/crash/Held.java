package org.bihuan.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads a column of what the house holds. */
final class Held {
    private Held() {}

    static List<UUID> ids(Connection owner, String query) throws SQLException {
        return texts(owner, query).stream().map(UUID::fromString).toList();
    }

    static List<String> texts(Connection owner, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
