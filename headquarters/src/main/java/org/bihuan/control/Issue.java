package org.bihuan.control;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.control.model.ComputedList;
import org.bihuan.epi.level.RiskLevel;

/**
 * A list of levels that somebody signed. Its four times are kept apart: computed, signed, published, in force.
 *
 * @param day day that it was computed for; its figures hold through the day before
 * @param rules rule set
 * @param dayOnly of its times only the day is known
 * @param computedAt when the levels were computed; empty for a list from before this headquarters
 * @param computed the kept list that was signed; empty for a list from before this headquarters kept them
 * @param signedBy a person
 * @param verified false: a name that nobody signed in as, from a list that came from elsewhere
 * @param digest SHA-256 of the bytes that were signed ({@link org.bihuan.control.model.SignedBytes}), hex; empty for a
 *     list that came from elsewhere
 * @param levels one for each unit
 */
public record Issue(
        long id,
        LocalDate day,
        String rules,
        boolean dayOnly,
        Optional<Instant> computedAt,
        Optional<ComputedList> computed,
        Instant signedAt,
        String signedBy,
        boolean verified,
        Optional<String> digest,
        Optional<Instant> publishedAt,
        Optional<Instant> inForceAt,
        List<IssuedLevel> levels) {

    public RiskLevel level(String unit) {
        return levels.stream()
                .filter(level -> level.unit().equals(unit))
                .map(IssuedLevel::level)
                .findFirst()
                .orElse(RiskLevel.LOW);
    }
}
