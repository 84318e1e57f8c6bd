package org.bihuan.registry.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.registry.Area;

/**
 * A row of a file of areas: its cells, and the area that it asks for. Cells that are empty say that nothing changes there.
 *
 * @param line in the file
 * @param values what the file says, by column
 * @param draft what follows for the area, as far as that can be told without the other rows
 */
public record AreaRow(int line, Map<String, String> values, Outcome<AreaDraft> draft) {
    /** A day stands for {@link LocalDate#MIN} while fields are read. */
    private static final LocalDate EVER = LocalDate.of(1, 1, 1);

    /** @param now areas as they are; what the row leaves out is taken from the period it is about */
    public static AreaRow of(int line, Map<String, String> values, AreaPlan now, LocalDate today) {
        String code = values.getOrDefault("code", "");
        String from = values.getOrDefault("valid_from", "");
        LocalDate day = from.isEmpty() ? today : LocalDate.parse(from);
        Optional<Area> holding = now.on(code, day);
        if (from.isEmpty() && holding.isEmpty() && !now.periods(code).isEmpty()) {
            return new AreaRow(line, values, Outcome.refused("valid_from", "dayNeeded"));
        }
        LocalDate start =
                from.isEmpty() ? holding.map(area -> area.valid().from()).orElse(LocalDate.MIN) : day;
        Map<String, String> all = new HashMap<>();
        holding.ifPresent(area -> all.putAll(AreaDraft.fields(area, start)));
        all.putAll(values);
        all.put("valid_from", (start.equals(LocalDate.MIN) ? EVER : start).toString());
        all.putIfAbsent("source", "-");
        return new AreaRow(line, values, AreaDraft.read(all).then(draft -> Outcome.done(draft.since(start))));
    }

    /** What the file says in a column; empty if nothing. */
    public String value(String column) {
        return values.getOrDefault(column, "");
    }

    /** @throws IllegalStateException if the row is refused */
    public AreaDraft known() {
        return switch (draft) {
            case Outcome.Done<AreaDraft>(AreaDraft known) -> known;
            case Outcome.Refused<AreaDraft>(List<Flaw> flaws) -> throw new IllegalStateException(flaws.toString());
        };
    }
}
