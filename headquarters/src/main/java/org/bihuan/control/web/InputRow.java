package org.bihuan.control.web;

import java.time.LocalDate;
import java.util.Optional;
import org.bihuan.control.model.Kept;
import org.bihuan.control.model.RatingEntry;
import org.bihuan.epi.level.RiskLevel;
import org.bihuan.shell.page.Page;

/**
 * An entry of one of the lists as its page shows it.
 *
 * @param what group, cluster, or reason of a decision
 * @param level what a decision says
 * @param days first and last day; one day for a cluster
 * @param open whether it stands and has not run out, so that it can be ended
 */
public record InputRow(
        long id, String unit, String what, Optional<RiskLevel> level, String days, Kept kept, boolean open) {

    static InputRow of(RatingEntry entry, LocalDate today, Page page) {
        return switch (entry) {
            case RatingEntry.Member(long id, var member, Kept kept) ->
                new InputRow(
                        id,
                        member.unit(),
                        page.t("control.group", member.group()),
                        Optional.empty(),
                        days(member.from(), member.until(), page),
                        kept,
                        kept.stands() && !member.until().isBefore(today));
            case RatingEntry.KnownCluster(long id, var cluster, String label, Kept kept) ->
                new InputRow(
                        id,
                        cluster.unit(),
                        page.t("control.inputs.size", page.number(cluster.size()))
                                + (label.isEmpty() ? "" : " · " + label),
                        Optional.empty(),
                        page.day(cluster.day()),
                        kept,
                        kept.stands());
            case RatingEntry.Decision(long id, var decision, Kept kept) ->
                new InputRow(
                        id,
                        decision.unit(),
                        decision.person() + ": " + decision.reason(),
                        Optional.of(decision.level()),
                        days(decision.from(), decision.until(), page),
                        kept,
                        kept.stands() && !decision.until().isBefore(today));
        };
    }

    private static String days(LocalDate from, LocalDate until, Page page) {
        return (from.equals(LocalDate.MIN) ? page.t("control.inputs.always") : page.day(from)) + " – "
                + (until.equals(LocalDate.MAX) ? page.t("control.inputs.open") : page.day(until));
    }
}
