package org.bihuan.shell.imports;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.ImportColumn.Type;
import org.bihuan.shell.scope.Scope;

/** A kind of list as a room would offer it: counts per day and unit, in a schema of its own. */
final class TrialCounts implements ImportKind {
    private final Rows db;

    TrialCounts(DataSource database) {
        this.db = new Rows(database);
    }

    /** Makes the schema, as a room's migrations would. */
    static void createTables(Database database) {
        try (Connection owner = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    create schema trial;
                    create table trial.count (day date, unit text, confirmed int, cured int, note text,
                        primary key (day, unit));
                    grant usage on schema trial to public;
                    grant all on trial.count to public""");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String key() {
        return "trial";
    }

    @Override
    public String words() {
        return "trial.counts";
    }

    @Override
    public int area() {
        return 1;
    }

    @Override
    public String sector() {
        return "health";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("day", Type.DAY, "date"),
                ImportColumn.required("unit", Type.CODE, "adcode", "区划代码"),
                ImportColumn.required("confirmed", Type.WHOLE, "confirmed_cum", "累计确诊"),
                ImportColumn.optional("cured", Type.WHOLE, "cured_cum", "累计治愈"),
                ImportColumn.optional("note", Type.TEXT));
    }

    @Override
    public List<String> rowKey() {
        return List.of("day", "unit");
    }

    @Override
    public void check(StagedRows rows, Findings findings) {
        findings.refuse(
                "select line, 'unit' as col, array[unit] as args from " + rows.sql() + " s where unit not like :known",
                Map.of("known", "5%"),
                "trial.counts.unknownUnit");
        findings.note(
                "select line, 'confirmed' as col, array[confirmed::text] as args from " + rows.sql()
                        + " s where confirmed > :high",
                Map.of("high", 1_000_000),
                "trial.counts.high");
    }

    @Override
    public SetQuery stored(StagedRows rows) {
        return SetQuery.of("select s.line, c.confirmed, c.cured, c.note from " + rows.sql()
                + " s join trial.count c on c.day = s.day and c.unit = s.unit");
    }

    @Override
    public void take(StagedRows rows, Batch batch) {
        db.sql(
                        Scope.mine(),
                        "insert into trial.count (day, unit, confirmed, cured, note)"
                                + " select day, unit, confirmed, cured, note from " + rows.sql()
                                + " s on conflict (day, unit) do update set confirmed = excluded.confirmed,"
                                + " cured = excluded.cured, note = excluded.note")
                .update();
    }

    @Override
    public void giveBack(StagedRows added, StagedRows corrected, Batch batch) {
        db.sql(
                        Scope.mine(),
                        "delete from trial.count c using " + added.sql() + " s where c.day = s.day and c.unit = s.unit")
                .update();
        db.sql(
                        Scope.mine(),
                        "update trial.count c set confirmed = s.confirmed, cured = s.cured, note = s.note from "
                                + corrected.sql() + " s where c.day = s.day and c.unit = s.unit")
                .update();
    }
}
