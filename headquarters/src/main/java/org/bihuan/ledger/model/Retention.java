package org.bihuan.ledger.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * How long which act is kept, as one version of the rule says.
 *
 * @param from first day on which it holds
 * @param source where it comes from
 * @param lines one of them fits every act: its beginning is empty
 */
public record Retention(LocalDate from, String source, List<Line> lines) {
    /** No entry is emptied sooner, whatever a rule says (Cybersecurity Law, art. 21 (3)). */
    public static final int LEAST_DAYS = 183;

    public Retention {
        lines = lines.stream()
                .sorted(Comparator.comparingInt((Line line) -> -line.acts().length()))
                .toList();
        if (lines.isEmpty() || !lines.getLast().acts().isEmpty()) {
            throw new IllegalArgumentException(
                    "the retention of " + from + " does not say how long other acts are kept");
        }
        if (lines.stream().anyMatch(line -> line.days() < LEAST_DAYS)) {
            throw new IllegalArgumentException("the retention of " + from + " keeps less than " + LEAST_DAYS + " days");
        }
    }

    /**
     * @param acts an act, or the beginning of some; empty for all
     * @param days how long they are kept
     */
    public record Line(String acts, int days) {
        boolean fits(String act) {
            return acts.isEmpty() || act.equals(acts) || act.startsWith(acts + ".");
        }
    }

    /** The line with the longest beginning that fits. */
    public Line line(String act) {
        return lines.stream().filter(line -> line.fits(act)).findFirst().orElseThrow();
    }

    /** Days that an act is kept. */
    public int days(String act) {
        return line(act).days();
    }

    /** True if an entry may be empty at a moment. */
    public boolean over(String act, Instant at, Instant moment) {
        return at.plusSeconds(86_400L * days(act)).isBefore(moment);
    }

    /** The version in force on a day; before the first, the first. */
    public static Retention on(List<Retention> versions, LocalDate day) {
        return versions.stream()
                .filter(version -> !version.from().isAfter(day))
                .max(Comparator.comparing(Retention::from))
                .orElse(versions.getFirst());
    }
}
