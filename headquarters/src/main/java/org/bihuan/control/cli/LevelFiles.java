package org.bihuan.control.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bihuan.control.model.Cluster;
import org.bihuan.control.model.LevelOverride;
import org.bihuan.control.model.Series;
import org.bihuan.epi.level.RiskLevel;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.CsvTable;

/** Reads the files that levels follow from. A unit that the city does not have is refused, but for counts: see there. */
public final class LevelFiles {
    private final Set<String> units;

    public LevelFiles(Set<String> units) {
        this.units = units;
    }

    /**
     * Cumulative counts {@code date,…,adcode,confirmed_cum}. Rows of no unit (imported, source not published) are read
     * and checked, never rated.
     */
    public Map<String, Series> counts(Path file) {
        Map<String, Map<LocalDate, Integer>> rows = new HashMap<>();
        for (CsvTable.Row row :
                CsvTable.read(file, "date", "adcode", "confirmed_cum").rows()) {
            int cumulative = row.count("confirmed_cum");
            Integer before = rows.computeIfAbsent(row.text("adcode"), unit -> new TreeMap<>())
                    .put(row.day("date"), cumulative);
            if (before != null && before != cumulative) {
                throw row.wrong(
                        "confirmed_cum", "differs from " + before + " in an earlier line of the same unit and day");
            }
        }
        if (rows.keySet().stream().noneMatch(units::contains)) {
            throw CommandFailure.usage(file + " has no row of any unit of this city");
        }
        Map<String, Series> series = new HashMap<>();
        rows.forEach((unit, days) -> series.put(unit, Series.of(days)));
        return series;
    }

    /** Rating groups {@code group,adcode}. */
    public Map<String, List<String>> groups(Path file) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (CsvTable.Row row : CsvTable.read(file, "group", "adcode").rows()) {
            String unit = unit(row);
            if (!seen.add(unit)) {
                throw row.wrong("adcode", "stands in a group already");
            }
            if (row.text("group").isEmpty()) {
                throw row.wrong("group", "is no name");
            }
            groups.computeIfAbsent(row.text("group"), name -> new ArrayList<>()).add(unit);
        }
        return groups;
    }

    /** Clusters {@code adcode,date,size}. */
    public List<Cluster> clusters(Path file) {
        return CsvTable.read(file, "adcode", "date", "size").rows().stream()
                .map(row -> new Cluster(unit(row), row.day("date"), row.count("size")))
                .toList();
    }

    /** Decisions {@code adcode,level,reason,person,until} and, if there is one, {@code from}. */
    public List<LevelOverride> overrides(Path file) {
        CsvTable table = CsvTable.read(file, "adcode", "level", "reason", "person", "until");
        return table.rows().stream().map(row -> override(table, row)).toList();
    }

    private LevelOverride override(CsvTable table, CsvTable.Row row) {
        for (String column : List.of("reason", "person")) {
            if (row.text(column).isBlank()) {
                throw row.wrong(column, "is missing: a decision against the rule needs a reason and a person");
            }
        }
        LocalDate from = table.has("from") ? row.day("from") : LocalDate.MIN;
        if (row.day("until").isBefore(from)) {
            throw row.wrong("until", "is before the first day");
        }
        return new LevelOverride(unit(row), level(row), row.text("reason"), row.text("person"), from, row.day("until"));
    }

    private static RiskLevel level(CsvTable.Row row) {
        try {
            return RiskLevel.valueOf(row.text("level").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw row.wrong("level", "is none of LOW, MEDIUM, HIGH");
        }
    }

    private String unit(CsvTable.Row row) {
        String unit = row.text("adcode");
        if (!units.contains(unit)) {
            throw row.wrong("adcode", "is no unit of this city");
        }
        return unit;
    }
}
