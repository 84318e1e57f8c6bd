package org.bihuan.control.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bihuan.detect.Curve;
import org.bihuan.registry.Unit;

/**
 * New cases of every unit on every day, for the calendar heat map.
 *
 * @param days columns, ISO
 * @param codes rows
 * @param names names of the rows
 * @param cells column, row, new cases; only where there were any
 */
public record HeatMap(List<String> days, List<String> codes, List<String> names, List<int[]> cells) {

    static HeatMap of(List<Unit> units, Map<String, Curve> curves, LocalDate first, LocalDate last, Locale language) {
        List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
        List<int[]> cells = new ArrayList<>();
        for (int row = 0; row < units.size(); row++) {
            Curve curve = curves.get(units.get(row).code());
            for (int column = 0; curve != null && column < days.size(); column++) {
                int added = curve.added(days.get(column));
                if (added > 0) {
                    cells.add(new int[] {column, row, added});
                }
            }
        }
        return new HeatMap(
                days.stream().map(LocalDate::toString).toList(),
                units.stream().map(Unit::code).toList(),
                units.stream().map(unit -> unit.shortName(language)).toList(),
                cells);
    }
}
