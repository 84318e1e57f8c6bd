package org.bihuan.registry;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An area as it is in one period.
 *
 * @param id the same in every period
 * @param code official where there is one
 * @param parent code of the reporting parent: scope and sums go by it; empty for the root
 * @param statutoryParent code of the statutory parent; empty for the root
 * @param zh empty where there is no Chinese name; there is at least one of the two
 * @param en empty where there is no English name
 * @param zhShort Chinese name for maps and narrow columns
 * @param population residents, where known
 * @param estimate whether the population is an estimate
 * @param valid the period
 * @param source key explained in the pack's {@code SOURCES.md}, or the document that says so
 * @param changedBy who entered it; empty for what came with the pack
 */
public record Area(
        int id,
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
        Validity valid,
        String source,
        String changedBy) {

    /** In the language if there is such a name, else in the other. */
    public String name(Locale language) {
        return en.isEmpty() || !zh.isEmpty() && language.getLanguage().equals("zh") ? zh : en;
    }

    /** For maps and narrow columns. */
    public String shortName(Locale language) {
        return !zhShort.isEmpty() && language.getLanguage().equals("zh") ? zhShort : name(language);
    }

    public boolean root() {
        return parent.isEmpty();
    }

    /** The same in another period. */
    public Area during(Validity other) {
        return new Area(
                id,
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
                other,
                source,
                changedBy);
    }
}
