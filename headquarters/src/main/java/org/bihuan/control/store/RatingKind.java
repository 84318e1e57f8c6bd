package org.bihuan.control.store;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.bihuan.control.RatingsChanged;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.imports.Batch;
import org.bihuan.shell.imports.Findings;
import org.bihuan.shell.imports.ImportKind;
import org.bihuan.shell.imports.SetQuery;
import org.bihuan.shell.imports.StagedRows;
import org.bihuan.shell.scope.Scope;
import org.springframework.context.ApplicationEventPublisher;

/** What the three lists that levels follow from have in common as imports: units, versions, undo, and the news. */
abstract class RatingKind implements ImportKind {
    final Rows db;
    final CityClock clock;
    private final RatingTable table;
    private final RegistryApi registry;
    private final ApplicationEventPublisher events;

    RatingKind(RatingTable table, Rows db, RegistryApi registry, CityClock clock, ApplicationEventPublisher events) {
        this.table = table;
        this.db = db;
        this.registry = registry;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Pairs staged rows with the current entries that they are about: a select of {@code line} and the entry's {@code id}.
     */
    abstract SetQuery pairs(StagedRows rows);

    /**
     * An insert of the staged rows with their units' areas, under {@code :sector :now :by :batch :codes :ids}; what it takes
     * the place of is marked with the batch by then.
     */
    abstract String insert(StagedRows rows);

    /** A select of the first day that the rows say something about. */
    abstract String first(StagedRows rows);

    /** An update that marks entries of the pairs as ended by {@code :batch}. */
    abstract String ending(String pairs);

    @Override
    public int area() {
        return registry.home(Scope.mine());
    }

    @Override
    public String sector() {
        return Scope.mine().sector(Levels.SECTOR);
    }

    void refuse(
            StagedRows rows,
            Findings findings,
            String column,
            String where,
            Map<String, Object> parameters,
            String why) {
        String select = "select line, '" + column + "' as col, array[" + column + "::text] as args from " + rows.sql()
                + " s where " + where;
        findings.refuse(select, parameters, words() + "." + why);
    }

    void unknownUnits(StagedRows rows, Findings findings) {
        refuse(rows, findings, "unit", "not unit = any(:codes)", Map.of("codes", codes()), "unknownUnit");
        Scope mine = Scope.mine();
        String[] others = registry.units(clock.today()).stream()
                .filter(unit -> !mine.holds(unit.id(), Levels.SECTOR))
                .map(Unit::code)
                .toArray(String[]::new);
        findings.refuse(
                "select line, 'unit' as col, array[unit] as args from " + rows.sql() + " s where unit = any(:others)",
                Map.of("others", others),
                "imports.row.notYours");
    }

    @Override
    public void take(StagedRows rows, Batch batch) {
        table.lock(db);
        SetQuery pairs = pairs(rows);
        db.sql(Scope.mine(), ending(pairs.sql()))
                .params(pairs.parameters())
                .param("now", Timestamp.from(batch.at()))
                .param("by", batch.by())
                .param("batch", batch.id())
                .update();
        db.sql(Scope.mine(), insert(rows))
                .param("sector", Levels.SECTOR)
                .param("now", Timestamp.from(batch.at()))
                .param("by", batch.by())
                .param("batch", batch.id())
                .param("codes", codes())
                .param(
                        "ids",
                        registry.units(clock.today()).stream().map(Unit::id).toArray(Integer[]::new))
                .update();
        tell(rows);
    }

    @Override
    public void giveBack(StagedRows added, StagedRows corrected, Batch batch) {
        table.lock(db);
        table.giveBack(db, batch.id(), "undo of batch " + batch.id(), batch.at());
        tell(added);
        tell(corrected);
    }

    private void tell(StagedRows rows) {
        db.sql(Scope.mine(), first(rows))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .ifPresent(first -> events.publishEvent(new RatingsChanged(first)));
    }

    private String[] codes() {
        return registry.units(clock.today()).stream().map(Unit::code).toArray(String[]::new);
    }
}
