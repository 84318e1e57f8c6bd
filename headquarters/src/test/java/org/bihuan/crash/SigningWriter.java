package org.bihuan.crash;

import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.bihuan.shell.cli.RunningCity;

/** Signs levels: each id is one request to sign. */
final class SigningWriter implements Writer {
    @Override
    public String name() {
        return "signing";
    }

    @Override
    public HttpRequest.Builder write(RunningCity city, UUID id) {
        return city.request("/api/v1/control/issues")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"person\":\"crash\",\"request\":\"" + id + "\"}"));
    }

    @Override
    public List<UUID> held(Connection owner) throws SQLException {
        return Held.ids(owner, "select request from control.issue where signed_by = 'crash'");
    }

    @Override
    public List<String> contradictions(Connection owner) throws SQLException {
        return Held.texts(owner, """
                select 'issue ' || i.issue_id || ' has ' || count(l.unit) || ' levels that were computed'
                from control.issue i
                left join control.computed_level c on c.computed_id = i.computed_id
                left join control.issue_level l on l.issue_id = i.issue_id
                    and (l.unit, l.level, l.rule, l.cumulative) = (c.unit, c.level, c.rule, c.cumulative)
                where i.signed_by = 'crash' group by i.issue_id having count(l.unit) <> 41
                """);
    }
}
