package org.bihuan.control.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.bihuan.control.model.GroupMember;
import org.bihuan.control.model.LevelInputs;
import org.bihuan.control.model.LevelRules;
import org.bihuan.control.model.LevelTable;
import org.bihuan.control.model.Series;
import org.bihuan.control.model.UnitLevel;
import org.bihuan.registry.PackAreas;
import org.bihuan.shell.city.CityPack;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.CommandLineTool;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.export.CsvExport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./bihuan levels}: the level of every unit on a day, from files alone. */
@Command(
        name = "levels",
        mixinStandardHelpOptions = true,
        description = "Prints the risk level of every unit on a day. Needs no server.")
public final class LevelsCommand implements CommandLineTool {
    @Option(
            names = "--counts",
            required = true,
            paramLabel = "FILE",
            description = "cumulative counts: date,adcode,confirmed_cum")
    private Path counts = Path.of("");

    @Option(
            names = "--date",
            required = true,
            paramLabel = "D",
            description = "row date; its rows hold the figures through the day before")
    private String date = "";

    @Option(names = "--groups", paramLabel = "FILE", description = "rating groups: group,adcode")
    private @Nullable Path groups;

    @Option(
            names = "--clusters",
            paramLabel = "FILE",
            description = "clusters: adcode,date,size; without it a unit with new cases counts as having one")
    private @Nullable Path clusters;

    @Option(names = "--overrides", paramLabel = "FILE", description = "decisions: adcode,level,reason,person,until")
    private @Nullable Path overrides;

    @Option(
            names = "--city",
            paramLabel = "DIR",
            defaultValue = "${sys:bihuan.home:-.}/cities/default",
            description = "city pack (default: cities/default)")
    private Path city = Path.of("");

    @Option(names = "--csv", description = "print CSV rather than a table")
    private boolean csv;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        LocalDate day = day();
        Map<String, String> names = new LinkedHashMap<>();
        Locale language = CityPack.read(city).language();
        PackAreas.units(PackAreas.read(city), day).forEach(unit -> names.put(unit.code(), unit.name(language)));
        LevelFiles files = new LevelFiles(names.keySet());
        LevelInputs inputs = new LevelInputs(
                files.counts(counts),
                groups == null ? List.of() : members(files.groups(groups)),
                Optional.ofNullable(clusters).map(files::clusters),
                overrides == null ? List.of() : files.overrides(overrides));
        refuseOutside(day, inputs.series());
        List<UnitLevel> levels = new LevelTable(LevelRules.of2020(), inputs).on(day, List.copyOf(names.keySet()));
        print(levels, names);
        return Exit.DONE;
    }

    private static List<GroupMember> members(Map<String, List<String>> groups) {
        return groups.entrySet().stream()
                .flatMap(group -> group.getValue().stream().map(unit -> GroupMember.always(group.getKey(), unit)))
                .toList();
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw CommandFailure.usage("--date takes a day such as 2020-02-26, not " + date);
        }
    }

    private void refuseOutside(LocalDate day, Map<String, Series> series) {
        TreeSet<LocalDate> days = new TreeSet<>();
        series.values().forEach(one -> days.addAll(one.rows().keySet()));
        if (day.isBefore(days.first()) || day.isAfter(days.last())) {
            throw CommandFailure.usage(
                    "no counts on " + day + ": " + counts + " has rows from " + days.first() + " to " + days.last());
        }
    }

    private void print(List<UnitLevel> levels, Map<String, String> names) {
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        if (csv) {
            CsvExport table = CsvExport.text(out);
            table.row("adcode", "name", "level", "cumulative", "new14", "clusters14", "rule");
            for (UnitLevel unit : levels) {
                table.row(
                        unit.unit(),
                        String.valueOf(names.get(unit.unit())),
                        unit.level().name(),
                        Integer.toString(unit.cumulative()),
                        Integer.toString(unit.newCases()),
                        Integer.toString(unit.clusters()),
                        unit.rule());
            }
            table.flush();
        } else {
            for (UnitLevel unit : levels) {
                out.printf(
                        "%-10s %-7s %4d %4d %3d  %-40s %s%n",
                        unit.unit(),
                        unit.level(),
                        unit.cumulative(),
                        unit.newCases(),
                        unit.clusters(),
                        unit.rule(),
                        names.get(unit.unit()));
            }
        }
        out.flush();
    }
}
