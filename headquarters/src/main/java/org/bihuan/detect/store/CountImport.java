package org.bihuan.detect.store;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.detect.CountsRecorded;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.Batch;
import org.bihuan.shell.imports.Findings;
import org.bihuan.shell.imports.ImportColumn;
import org.bihuan.shell.imports.ImportColumn.Type;
import org.bihuan.shell.imports.ImportKind;
import org.bihuan.shell.imports.SetQuery;
import org.bihuan.shell.imports.StagedRows;
import org.bihuan.shell.scope.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Counts by file: cumulative, or new cases of a day that follow on what stands. What was stored is superseded, never
 * changed.
 */
@Component
class CountImport implements ImportKind {
    private static final String WORDS = "detect.import.counts";

    /** Staged rows with the cumulative figure that each comes to: as given, or what stood before plus the new cases. */
    private static final String RESOLVED = """
            (select s.*, coalesce(s.confirmed,
                coalesce((select c.confirmed from {detect.count_report} c
                          where c.stream = s.unit and c.superseded_at is null
                            and c.published < (select min(f.day) from %1$s f where f.unit = s.unit and f.added is not null)
                          order by c.published desc limit 1), 0)
                + sum(s.added) over (partition by s.unit order by s.day)) as total
             from %1$s s)
            """;

    private final Rows db;
    private final RegistryApi registry;
    private final Counts counts;
    private final CityClock clock;
    private final ApplicationEventPublisher events;

    CountImport(Rows db, RegistryApi registry, Counts counts, CityClock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.registry = registry;
        this.counts = counts;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public String key() {
        return "counts";
    }

    @Override
    public String words() {
        return WORDS;
    }

    @Override
    public int area() {
        return registry.home(Scope.mine());
    }

    @Override
    public String sector() {
        return Scope.mine().sector(Counts.SECTOR);
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("day", Type.DAY, "date", "published", "日期", "公布日期"),
                ImportColumn.required("unit", Type.CODE, "adcode", "code", "区划代码", "单位代码"),
                ImportColumn.optional("confirmed", Type.WHOLE, "confirmed_cum", "cumulative", "累计确诊"),
                ImportColumn.optional("added", Type.WHOLE, "confirmed_new", "new", "新增确诊"),
                ImportColumn.optional("cured", Type.WHOLE, "cured_cum", "累计治愈"),
                ImportColumn.optional("dead", Type.WHOLE, "dead_cum", "累计死亡"),
                ImportColumn.optional("through", Type.DAY, "data_through", "数据截至"));
    }

    @Override
    public List<String> rowKey() {
        return List.of("day", "unit");
    }

    @Override
    public void check(StagedRows rows, Findings findings) {
        String from = " from " + rows.sql() + " s ";
        findings.refuse(
                "select line, 'unit' as col, array[unit] as args" + from + "where not unit = any(:codes)",
                Map.of("codes", streams()),
                WORDS + ".unknownUnit");
        findings.refuse(
                "select line, 'confirmed' as col, array[]::text[] as args" + from
                        + "where confirmed is null and added is null",
                Map.of(),
                WORDS + ".noFigure");
        findings.refuse(
                "select line, 'confirmed' as col, array[confirmed::text, added::text] as args" + from
                        + "where confirmed is not null and added is not null",
                Map.of(),
                WORDS + ".twoFigures");
        findings.refuse(
                "select line, 'unit' as col, array[unit] as args" + from + "where unit = any(:others)",
                Map.of("others", others()),
                "imports.row.notYours");
        findings.refuse("""
                select line, col, array[value::text] as args from (
                    select line, 'confirmed' as col, confirmed as value %1$s union all
                    select line, 'added', added %1$s union all
                    select line, 'cured', cured %1$s union all
                    select line, 'dead', dead %1$s) v
                where value < 0 or value > 1000000000
                """.formatted(from), Map.of(), WORDS + ".outOfRange");
        findings.refuse(
                "select line, 'through' as col, array[through::text, day::text] as args" + from + "where through > day",
                Map.of(),
                WORDS + ".throughLater");
        findings.refuse(
                "select line, 'day' as col, array[day::text] as args" + from + "where day > :today",
                Map.of("today", clock.today()),
                WORDS + ".future");
        findings.refuse("""
                select line, 'added' as col, array[day::text] as args from %s s
                where added is not null and exists (
                    select from {detect.count_report} c
                    where c.stream = s.unit and c.superseded_at is null and c.published >= s.day)
                """.formatted(rows.sql()), Map.of(), WORDS + ".dailyBehind");
        falling(rows, findings);
        gaps(rows, findings);
    }

    /** A cumulative figure below the day before it, in the file or as stored, is worth a look: it may be a correction. */
    private static void falling(StagedRows rows, Findings findings) {
        findings.note("""
                select line, 'confirmed' as col, array[confirmed::text, before::text] as args from (
                    select s.line, s.confirmed, coalesce(
                        lag(s.confirmed) over (partition by s.unit order by s.day),
                        (select c.confirmed from {detect.count_report} c
                         where c.stream = s.unit and c.superseded_at is null and c.published < s.day
                         order by c.published desc limit 1)) as before
                    from %s s where s.confirmed is not null) f
                where confirmed < before
                """.formatted(rows.sql()), Map.of(), WORDS + ".falling");
    }

    /** Days without a row between two of the same unit. */
    private static void gaps(StagedRows rows, Findings findings) {
        findings.note("""
                select line, 'day' as col, array[(day - before - 1)::text] as args from (
                    select s.line, s.day, coalesce(
                        lag(s.day) over (partition by s.unit order by s.day),
                        (select max(c.published) from {detect.count_report} c
                         where c.stream = s.unit and c.superseded_at is null and c.published < s.day)) as before
                    from %s s) g
                where day - before > 1
                """.formatted(rows.sql()), Map.of(), WORDS + ".gap");
    }

    @Override
    public SetQuery stored(StagedRows rows) {
        return SetQuery.of("""
                select s.line, c.confirmed::bigint as confirmed, null::bigint as added, c.cured::bigint as cured,
                    c.dead::bigint as dead, c.through
                from %s s join {detect.count_report} c
                  on c.stream = s.unit and c.published = s.day and c.superseded_at is null
                """.formatted(rows.sql()));
    }

    @Override
    public void take(StagedRows rows, Batch batch) {
        counts.lock();
        List<Unit> units = registry.units(clock.today());
        db.sql(Scope.mine(), """
                        with given as materialized %s,
                        old as (
                            update detect.count_report c set superseded_at = :now from given g
                            where c.stream = g.unit and c.published = g.day and c.superseded_at is null and {scope:c}
                            returning c.stream, c.published, c.through, c.cured, c.dead, c.confirmed)
                        insert into detect.count_report (area, sector, stream, published, through, confirmed, cured, dead,
                            recorded_at, recorded_by, batch)
                        select {area coalesce(a.id, :root), :sector}, :sector, g.unit, g.day,
                            coalesce(g.through, old.through, g.day - 1), coalesce(g.total, old.confirmed), coalesce(g.cured, old.cured), coalesce(g.dead, old.dead),
                            :now, :sender, :batch
                        from given g
                        left join old on old.stream = g.unit and old.published = g.day
                        left join unnest(:codes, :ids) as a (code, id) on a.code = g.unit
                        """.formatted(RESOLVED.formatted(rows.sql())))
                .param("now", Timestamp.from(batch.at()))
                .param("root", registry.rootId())
                .param("sector", Counts.SECTOR)
                .param("sender", batch.by())
                .param("batch", batch.id())
                .param("codes", units.stream().map(Unit::code).toArray(String[]::new))
                .param("ids", units.stream().map(Unit::id).toArray(Integer[]::new))
                .update();
        tell(rows);
    }

    @Override
    public void giveBack(StagedRows added, StagedRows corrected, Batch batch) {
        counts.lock();
        tell(added);
        tell(corrected);
        db.sql(Scope.mine(), """
                        with gone as (
                            update detect.count_report c set superseded_at = :now
                            where c.batch = :batch and c.superseded_at is null and {scope:c}
                            returning c.count_id, c.stream, c.published)
                        insert into detect.count_report (area, sector, stream, published, through, confirmed, cured, dead,
                            recorded_at, recorded_by)
                        select {area b.area, b.sector}, b.sector, b.stream, b.published, b.through, b.confirmed, b.cured,
                            b.dead, :now, :by
                        from gone
                        cross join lateral (
                            select * from {detect.count_report} c
                            where c.stream = gone.stream and c.published = gone.published and c.count_id < gone.count_id
                            order by c.count_id desc limit 1) b
                        where (gone.stream, gone.published) in (select s.unit, s.day from %s s)
                        """.formatted(corrected.sql()))
                .param("now", Timestamp.from(batch.at()))
                .param("batch", batch.id())
                .param("by", "undo of batch " + batch.id())
                .update();
    }

    private void tell(StagedRows rows) {
        db.sql(Scope.mine(), "select min(day) as first from " + rows.sql() + " s")
                .query((row, number) -> Optional.ofNullable(row.getObject("first", LocalDate.class)))
                .single()
                .ifPresent(first -> events.publishEvent(new CountsRecorded(first)));
    }

    /** Streams of which the sender may say nothing. */
    private String[] others() {
        Scope mine = Scope.mine();
        return Arrays.stream(streams())
                .filter(stream -> !mine.holds(
                        registry.unit(stream, clock.today()).map(Unit::id).orElseGet(registry::rootId), Counts.SECTOR))
                .toArray(String[]::new);
    }

    /** Units, the city itself, and streams that are no unit. */
    private String[] streams() {
        LocalDate today = clock.today();
        List<String> streams = new ArrayList<>();
        registry.units(today).forEach(unit -> streams.add(unit.code()));
        registry.area(registry.rootId(), today).ifPresent(root -> streams.add(root.code()));
        streams.addAll(counts.streams().imported());
        streams.addAll(counts.streams().unassigned());
        return streams.toArray(String[]::new);
    }
}
