package org.bihuan.crash;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.shell.cli.RunningCity;
import org.bihuan.shell.database.Database;

/** Signs levels: each id is one request to sign. Only somebody who has signed in signs, so a duty officer does each time. */
final class SigningWriter implements Writer {
    private static final String PASSWORD = "朝天门码头的晚风 2020";

    @Override
    public String name() {
        return "signing";
    }

    /** An account that nobody has to be sent a link for. */
    @Override
    public void prepare(RunningCity city, Database database) throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "select set_config('app.all_areas', 'on', false), set_config('app.all_sectors', 'on', false)");
            statement.execute("""
                    with city as (select area from registry.area_period where parent is null limit 1),
                    made as (
                        insert into access.account (area, sector, login, name, secret, secret_set_at, handle, created_at, created_by)
                        select area, 'general', 'crash', 'crash', '{noop}%s', now(), sha256('crash'), now(), 0 from city
                        returning account, area)
                    insert into access.post (account, area, role, starts_at, granted_at, granted_by)
                    select account, area, 'city-duty', '2000-01-01', now(), 0 from made
                    """.formatted(PASSWORD));
        }
    }

    @Override
    public HttpRequest.Builder write(RunningCity city, UUID id) {
        return HttpRequest.newBuilder(city.at("/api/v1/control/issues"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"request\":\"" + id + "\"}"));
    }

    @Override
    public int hand(HttpClient client, RunningCity city, UUID id) throws IOException, InterruptedException {
        HttpResponse<Void> entered = client.send(
                HttpRequest.newBuilder(city.at("/sign-in"))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "login=crash&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        Optional<String> cookie = entered.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("bihuan="))
                .map(set -> set.replaceFirst(";.*", ""))
                .findFirst();
        if (cookie.isEmpty()) {
            return entered.statusCode() / 100 == 2 ? 401 : entered.statusCode();
        }
        return client.send(
                        write(city, id)
                                .timeout(Duration.ofSeconds(60))
                                .header("Cookie", cookie.get())
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Override
    public List<UUID> held(Connection owner) throws SQLException {
        return Held.ids(owner, "select request from control.issue where signed_by like '%(crash)'");
    }

    @Override
    public List<String> contradictions(Connection owner) throws SQLException {
        return Held.texts(owner, """
                select 'issue ' || i.issue_id || ' has ' || count(l.unit) || ' levels that were computed'
                from control.issue i
                left join control.computed_level c on c.computed_id = i.computed_id
                left join control.issue_level l on l.issue_id = i.issue_id
                    and (l.unit, l.level, l.rule, l.cumulative) = (c.unit, c.level, c.rule, c.cumulative)
                where i.signed_by like '%(crash)' group by i.issue_id having count(l.unit) <> 41
                """);
    }
}
