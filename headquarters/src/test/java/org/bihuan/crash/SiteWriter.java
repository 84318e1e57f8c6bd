package org.bihuan.crash;

import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.bihuan.shell.cli.RunningCity;

/** Saves sites in the registry: each id is one site. */
final class SiteWriter implements Writer {
    @Override
    public String name() {
        return "sites";
    }

    @Override
    public HttpRequest.Builder write(RunningCity city, UUID id) {
        String site = """
                {"kind":"hospital","zh":"医院","area":"500103","sector":"health","operator":"甲","territorial_owner":"乙",
                 "sector_owner":"丙"}""";
        return city.request("/api/v1/registry/sites/C-" + id)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(site));
    }

    @Override
    public List<UUID> held(Connection owner) throws SQLException {
        return Held.ids(owner, "select substr(code, 3) from registry.site where code like 'C-%'");
    }

    @Override
    public List<String> contradictions(Connection owner) throws SQLException {
        return Held.texts(owner, """
                select 'site ' || code || ' lacks an owner' from registry.site
                where code like 'C-%' and (operator, territorial_owner, sector_owner) <> ('甲', '乙', '丙')
                """);
    }
}
