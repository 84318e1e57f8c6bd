package org.bihuan.loop.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.loop.model.Times;
import org.bihuan.loop.model.WorkingTimes;
import org.bihuan.registry.CalendarDay;
import org.bihuan.registry.model.WorkingTime;
import org.bihuan.shell.city.CityPack;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.CsvTable;

/** Zone, calendar and working hours from a city pack, without a server. */
public final class PackTimes {
    private PackTimes() {}

    /** @throws CommandFailure one line that says what is missing or wrong in the pack */
    public static Times read(Path pack) {
        ZoneId zone = CityPack.read(pack).zone();
        return new Times(zone, WorkingTimes.of(new WorkingTime(week(pack), days(pack), zone)));
    }

    private static Map<DayOfWeek, List<WorkingTime.Hours>> week(Path pack) {
        Map<DayOfWeek, List<WorkingTime.Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (CsvTable.Row row : rows(pack.resolve("working_hours.csv"), "weekday", "opens", "closes")) {
            week.computeIfAbsent(DayOfWeek.of(row.count("weekday")), day -> new ArrayList<>())
                    .add(new WorkingTime.Hours(time(row, "opens"), time(row, "closes")));
        }
        return week.isEmpty()
                ? Map.of(DayOfWeek.MONDAY, List.of(new WorkingTime.Hours(LocalTime.of(9, 0), LocalTime.of(17, 0))))
                : week;
    }

    private static Map<LocalDate, CalendarDay.Kind> days(Path pack) {
        Map<LocalDate, CalendarDay.Kind> days = new HashMap<>();
        for (CsvTable.Row row : rows(pack.resolve("calendar.csv"), "day", "kind")) {
            days.put(row.day("day"), CalendarDay.Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)));
        }
        return days;
    }

    private static List<CsvTable.Row> rows(Path file, String... columns) {
        return Files.exists(file) ? CsvTable.read(file, columns).rows() : List.of();
    }

    private static LocalTime time(CsvTable.Row row, String column) {
        try {
            return LocalTime.parse(row.text(column));
        } catch (DateTimeParseException e) {
            throw row.wrong(column, "is no time such as 09:00");
        }
    }
}
