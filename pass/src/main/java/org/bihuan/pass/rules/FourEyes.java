package org.bihuan.pass.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;

/** Author and approver of decisions: R03 for batches, R04 for the two people. */
public final class FourEyes {
    private FourEyes() {}

    /**
     * A signature by a person over octets.
     *
     * @param session of the log-in, however many factors it had
     * @param digest SHA-256 of what was signed
     */
    public record Hand(Bytes person, String organisation, String unit, Bytes session, Bytes digest, Instant time) {}

    /** A row of a batch: whom it concerns, and the evidence about that very person. */
    public record Row(Bytes subject, Set<Bytes> evidence) {
        public Row {
            evidence = Set.copyOf(evidence);
        }
    }

    /** The approver, or an R04. */
    public static Outcome<Hand> check(Hand author, Hand approver, RuleSet.Limits limits) {
        if (author.person().equals(approver.person())) {
            return Outcome.refused("R04", "author is approver");
        }
        if (author.organisation().equals(approver.organisation())
                || author.unit().equals(approver.unit())) {
            return Outcome.refused("R04", "author and approver of one organisation or unit");
        }
        if (author.session().equals(approver.session())) {
            return Outcome.refused("R04", "one session");
        }
        if (!author.digest().equals(approver.digest())) {
            return Outcome.refused("R04", "approval of something else");
        }
        Duration between = Duration.between(author.time(), approver.time());
        return between.isNegative() || between.compareTo(Duration.ofMinutes(limits.approvalMinutes())) > 0
                ? Outcome.refused("R04", "approved before it was written, or too late")
                : Outcome.ok(approver);
    }

    /**
     * The rows, or an R03.
     *
     * @param approvers everyone who approved the batch, each of whom passes {@link #check}
     * @param madeToday decisions of the author today, before this batch
     */
    public static Outcome<List<Row>> batch(
            List<Row> rows, Hand author, Collection<Hand> approvers, int madeToday, RuleSet.Limits limits) {
        if (rows.isEmpty() || rows.stream().anyMatch(row -> row.evidence().isEmpty())) {
            return Outcome.refused("R03", "a row without grounds of its own");
        }
        long subjects = rows.stream().map(Row::subject).distinct().count();
        long grounds =
                rows.stream().flatMap(row -> row.evidence().stream()).distinct().count();
        long used = rows.stream().mapToLong(row -> row.evidence().size()).sum();
        if (subjects != rows.size() || grounds != used) {
            return Outcome.refused("R03", "rows that share a person or a ground");
        }
        long organisations = approvers.stream()
                .filter(approver -> check(author, approver, limits).whyNot().isEmpty())
                .map(Hand::organisation)
                .distinct()
                .count();
        long needed = rows.size() > limits.batch() ? 2 : 1;
        if (organisations < needed) {
            return Outcome.refused("R03", "approved by " + organisations + " organisations of " + needed);
        }
        return madeToday + rows.size() > limits.dailyCap()
                ? Outcome.refused("R03", "more than " + limits.dailyCap() + " of one author in a day")
                : Outcome.ok(rows);
    }
}
