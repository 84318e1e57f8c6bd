package org.bihuan.registry.store;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.registry.model.HoursText;
import org.bihuan.registry.model.WorkingTime.Hours;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.Batch;
import org.bihuan.shell.imports.Findings;
import org.bihuan.shell.imports.ImportColumn;
import org.bihuan.shell.imports.ImportColumn.Type;
import org.bihuan.shell.imports.SetQuery;
import org.bihuan.shell.imports.StagedRows;
import org.bihuan.shell.scope.Scope;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Working hours by file: a row per weekday, 1 is Monday; a hyphen means that it is not worked. */
@Component
@Order(7)
class HoursImport extends RegistryImport {
    private final WorkingWeek week;

    HoursImport(Rows db, AreaQueries areas, WorkingWeek week) {
        super("hours", db, areas);
        this.week = week;
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("weekday", Type.WHOLE, "day", "星期"),
                ImportColumn.required("hours", Type.TEXT, "working_hours", "工作时间"));
    }

    @Override
    public List<String> rowKey() {
        return List.of("weekday");
    }

    /** A row whose weekday there is: at most seven, for a file may name each once. */
    private record Row(int line, DayOfWeek weekday, String text, Optional<List<Hours>> hours) {}

    private List<Row> read(StagedRows rows) {
        return db.sql(
                        Scope.mine(),
                        "select line, weekday, hours from " + rows.sql()
                                + " s where weekday between 1 and 7 and hours is not null order by line limit 7")
                .query((row, number) -> new Row(
                        row.getInt("line"),
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getString("hours"),
                        HoursText.read(row.getString("hours"))))
                .list();
    }

    @Override
    public void check(StagedRows rows, Findings findings) {
        refuseUnlessTheCitys(rows, findings, "weekday");
        findings.refuse(
                "select line, 'weekday' as col, array[weekday::text] as args from " + rows.sql()
                        + " s where weekday not between 1 and 7",
                Map.of(),
                words() + ".unknownWeekday");
        Map<DayOfWeek, List<Hours>> after = new EnumMap<>(week.hours());
        List<Row> read = read(rows);
        for (Row row : read) {
            if (row.hours().isPresent()) {
                after.put(row.weekday(), row.hours().get());
            } else {
                findings.refuse(row.line(), "hours", words() + ".malformed", List.of(row.text()));
            }
        }
        if (after.values().stream().allMatch(List::isEmpty)) {
            read.forEach(row -> findings.refuse(row.line(), "hours", words() + ".none", List.of()));
        }
    }

    /** The same hours written otherwise are no change. */
    @Override
    public SetQuery stored(StagedRows rows) {
        List<Row> read = read(rows);
        return new SetQuery(
                """
                select s.line,
                       case when w.hours = r.hours then s.hours else coalesce(nullif(w.hours, ''), '-') end as hours
                from %s s join {registry.working_day} w on w.weekday = s.weekday
                left join unnest(cast(:hoursLines as int[]), cast(:hoursTexts as text[])) as r (line, hours)
                    on r.line = s.line
                """.formatted(rows.sql()),
                Map.of(
                        "hoursLines",
                        read.stream().map(Row::line).toArray(Integer[]::new),
                        "hoursTexts",
                        read.stream()
                                .map(row -> row.hours().map(HoursText::write).orElse(row.text()))
                                .toArray(String[]::new)));
    }

    @Override
    public void take(StagedRows rows, Batch batch) {
        read(rows).forEach(row -> week.put(row.weekday(), row.hours().orElseThrow(), batch.by()));
    }

    /** There is no weekday that a file could add. */
    @Override
    public void giveBack(StagedRows added, StagedRows corrected, Batch batch) {
        take(corrected, batch);
    }
}
