package org.bihuan.registry.model;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bihuan.registry.Area;
import org.bihuan.registry.AreaKind;
import org.bihuan.registry.Position;
import org.bihuan.registry.Validity;

/**
 * An area as somebody wants it to be from a day on. Same fields as in {@code areas.csv}.
 *
 * @param parent code of the reporting parent
 * @param statutoryParent code of the statutory parent
 * @param from first day, {@link LocalDate#MIN} for ever; the area stays like this until its next known change
 * @param changedBy who says so; empty until somebody does, see {@link #by}
 */
public record AreaDraft(
        String code,
        String parent,
        String statutoryParent,
        AreaKind kind,
        String zh,
        String en,
        String zhShort,
        OptionalLong population,
        boolean estimate,
        Optional<Position> position,
        LocalDate from,
        String source,
        String changedBy) {

    /** The fields' names in forms and files, in order. */
    public static final List<String> FIELDS = List.of(
            "code",
            "parent",
            "statutory_parent",
            "kind",
            "zh",
            "en",
            "zh_short",
            "population",
            "estimate",
            "lon",
            "lat",
            "valid_from",
            "source");

    /** Reads a form or a line of a file; what can be told without knowing other areas is checked. */
    public static Outcome<AreaDraft> read(Map<String, String> values) {
        Fields in = new Fields(values);
        String code = in.code("code");
        String parent = in.text("parent");
        String statutory = in.text("statutory_parent");
        Optional<AreaKind> kind = AreaKind.of(in.needed("kind"));
        if (kind.isEmpty() && !in.text("kind").isEmpty()) {
            in.flaw("kind", "unknown");
        }
        String zh = in.text("zh");
        String zhShort = in.text("zh_short");
        Optional<LocalDate> from = in.day("valid_from");
        if (in.text("valid_from").isEmpty()) {
            in.flaw("valid_from", "missing");
        }
        String en = in.text("en");
        if (zh.isEmpty() && en.isEmpty()) {
            in.flaw("zh", "noName");
        }
        OptionalLong population = in.count("population");
        Optional<Position> position = in.position("lon", "lat");
        String source = in.needed("source");
        if (!in.flaws().isEmpty()) {
            return Outcome.refused(in.flaws());
        }
        return Outcome.done(new AreaDraft(
                code,
                parent,
                statutory.isEmpty() ? parent : statutory,
                kind.orElseThrow(),
                zh,
                en,
                zhShort.isEmpty() ? zh : zhShort,
                population,
                in.yes("estimate"),
                position,
                from.orElseThrow(),
                source,
                ""));
    }

    /** The fields of an area as it is, to be changed from {@code from} on. */
    public static Map<String, String> fields(Area area, LocalDate from) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("code", area.code());
        values.put("parent", area.parent());
        values.put("statutory_parent", area.statutoryParent());
        values.put("kind", area.kind().key());
        values.put("zh", area.zh());
        values.put("en", area.en());
        values.put("zh_short", area.zhShort());
        values.put(
                "population",
                area.population().isPresent() ? String.valueOf(area.population().getAsLong()) : "");
        values.put("estimate", String.valueOf(area.estimate()));
        values.put("lon", area.position().map(at -> String.valueOf(at.lon())).orElse(""));
        values.put("lat", area.position().map(at -> String.valueOf(at.lat())).orElse(""));
        values.put("valid_from", from.toString());
        values.put("source", area.source());
        return values;
    }

    /** The area of the draft in a period; its id is known to the store alone. */
    public Area during(Validity valid) {
        return new Area(
                0,
                code,
                parent,
                statutoryParent,
                kind,
                zh,
                en,
                zhShort,
                population,
                estimate,
                position,
                valid,
                source,
                changedBy);
    }

    /** The same from another day on. */
    public AreaDraft since(LocalDate day) {
        return new AreaDraft(
                code,
                parent,
                statutoryParent,
                kind,
                zh,
                en,
                zhShort,
                population,
                estimate,
                position,
                day,
                source,
                changedBy);
    }

    /** The same said by somebody, with a source where there is none. */
    public AreaDraft by(String person, String otherwise) {
        return new AreaDraft(
                code,
                parent,
                statutoryParent,
                kind,
                zh,
                en,
                zhShort,
                population,
                estimate,
                position,
                from,
                source.equals("-") ? otherwise : source,
                person);
    }
}
