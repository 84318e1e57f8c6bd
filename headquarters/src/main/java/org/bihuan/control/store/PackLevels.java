package org.bihuan.control.store;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bihuan.control.Issue;
import org.bihuan.control.IssuedLevel;
import org.bihuan.control.cli.LevelFiles;
import org.bihuan.control.model.GroupMember;
import org.bihuan.epi.level.RiskLevel;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.PackContent;
import org.bihuan.shell.cli.CsvTable;
import org.bihuan.shell.clock.CityClock;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Takes what a pack has in {@code levels/}: rating groups, decisions against the rule, and lists that were published.
 * Loaded once, into an empty room: later the room's own records count. Every start sees to it that today's list is kept.
 */
@Component
@Order(30)
class PackLevels implements PackContent {
    private final RatingStore ratings;
    private final IssueStore issues;
    private final Computing computing;
    private final RegistryApi registry;
    private final CityClock clock;

    PackLevels(RatingStore ratings, IssueStore issues, Computing computing, RegistryApi registry, CityClock clock) {
        this.ratings = ratings;
        this.issues = issues;
        this.computing = computing;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void load(City city) {
        Path folder = city.pack().resolve("levels");
        if (Files.exists(folder.resolve("levels.yaml"))
                && issues.page(Long.MAX_VALUE, 1).isEmpty()) {
            read(folder, city);
        }
        computing.keep(clock.today());
    }

    private void read(Path folder, City city) {
        Map<?, ?> head = yaml(folder.resolve("levels.yaml"));
        LocalDate from = LocalDate.parse(String.valueOf(head.get("from")));
        Map<String, Unit> units =
                registry.units(clock.today()).stream().collect(Collectors.toMap(Unit::code, unit -> unit));
        LevelFiles files = new LevelFiles(units.keySet());
        files.groups(folder.resolve("groups.csv"))
                .forEach((group, members) -> members.forEach(unit -> ratings.add(
                        new GroupMember(group, unit, from, LocalDate.MAX),
                        area(units, unit),
                        Levels.SECTOR,
                        Enterer.PACK,
                        clock.instant())));
        files.overrides(folder.resolve("overrides.csv"))
                .forEach(decision -> ratings.add(
                        decision, area(units, decision.unit()), Levels.SECTOR, Enterer.PACK, clock.instant()));
        if (head.get("published") instanceof List<?> published) {
            for (Object entry : published) {
                if (entry instanceof Map<?, ?> issue) {
                    add(folder, issue, units, city);
                }
            }
        }
    }

    private void add(Path folder, Map<?, ?> entry, Map<String, Unit> units, City city) {
        LocalDate day = LocalDate.parse(String.valueOf(entry.get("day")));
        Map<String, RiskLevel> levels = new HashMap<>();
        if (entry.get("all") != null) {
            units.keySet().forEach(unit -> levels.put(unit, RiskLevel.valueOf(String.valueOf(entry.get("all")))));
        } else {
            CsvTable.read(folder.resolve(String.valueOf(entry.get("levels"))), "adcode", "level")
                    .rows()
                    .forEach(row -> levels.put(row.text("adcode"), RiskLevel.valueOf(row.text("level"))));
        }
        Instant start = day.atStartOfDay(city.zone()).toInstant();
        List<String> codes = units.keySet().stream().sorted().toList();
        List<IssuedLevel> issued = codes.stream()
                .map(unit -> new IssuedLevel(unit, levels.getOrDefault(unit, RiskLevel.LOW), "published", 0, 0, 0))
                .toList();
        issues.add(
                new Issue(
                        0,
                        day,
                        String.valueOf(entry.get("document")),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        start,
                        String.valueOf(entry.get("by")),
                        false,
                        Optional.empty(),
                        Optional.of(start),
                        Optional.of(start),
                        issued),
                Optional.empty(),
                registry.rootId(),
                codes.stream().map(unit -> area(units, unit)).toList(),
                Levels.SECTOR);
    }

    private static int area(Map<String, Unit> units, String code) {
        Unit unit = units.get(code);
        if (unit == null) {
            throw new IllegalArgumentException("the pack's levels name " + code + ", which is no unit");
        }
        return unit.id();
    }

    private static Map<?, ?> yaml(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return read instanceof Map<?, ?> map ? map : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
