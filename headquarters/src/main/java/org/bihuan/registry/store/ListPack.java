package org.bihuan.registry.store;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.registry.CalendarDay;
import org.bihuan.registry.Sector;
import org.bihuan.registry.SiteKind;
import org.bihuan.registry.model.DayDraft;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.WorkingTime.Hours;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.PackContent;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The city pack's lists: sectors, kinds of sites, calendar, working hours. What is known already stays as it is. */
@Component
@Order(11)
class ListPack implements PackContent {
    private final AreaQueries areas;
    private final SectorTable sectors;
    private final SiteKindTable kinds;
    private final CalendarTable calendar;
    private final WorkingWeek week;
    private final TransactionOperations transaction;

    ListPack(
            AreaQueries areas,
            SectorTable sectors,
            SiteKindTable kinds,
            CalendarTable calendar,
            WorkingWeek week,
            TransactionOperations transaction) {
        this.areas = areas;
        this.sectors = sectors;
        this.kinds = kinds;
        this.calendar = calendar;
        this.week = week;
        this.transaction = transaction;
    }

    @Override
    public void load(City city) {
        transaction.executeWithoutResult(status -> {
            int root = areas.rootId();
            PackTable.read(city.pack().resolve("sectors.csv"), row -> sectors.add(sector(row), place(row), root));
            PackTable.read(
                    city.pack().resolve("site_kinds.csv"),
                    row -> kinds.add(
                            new SiteKind(row.getField("key"), row.getField("zh"), row.getField("en"), ""),
                            place(row),
                            root));
            PackTable.read(city.pack().resolve("calendar.csv"), row -> calendar.add(day(row)));
            Map<DayOfWeek, List<Hours>> hours = new EnumMap<>(DayOfWeek.class);
            PackTable.read(
                    city.pack().resolve("working_hours.csv"),
                    row -> hours.computeIfAbsent(
                                    DayOfWeek.of(Integer.parseInt(row.getField("weekday"))), any -> new ArrayList<>())
                            .add(new Hours(
                                    LocalTime.parse(row.getField("opens")), LocalTime.parse(row.getField("closes")))));
            week.add(hours);
        });
    }

    private static Sector sector(NamedCsvRecord row) {
        return new Sector(
                row.getField("key"),
                row.getField("zh"),
                row.getField("en"),
                row.getField("owner_zh"),
                row.getField("owner_en"),
                "");
    }

    private static int place(NamedCsvRecord row) {
        return (int) row.getStartingLineNumber();
    }

    private static CalendarDay day(NamedCsvRecord row) {
        return switch (DayDraft.read(row.getFieldsAsMap())) {
            case Outcome.Done<CalendarDay>(CalendarDay day) -> day;
            case Outcome.Refused<CalendarDay>(var flaws) ->
                throw new IllegalArgumentException(
                        flaws.stream().map(Flaw::toString).collect(Collectors.joining(", ")));
        };
    }
}
