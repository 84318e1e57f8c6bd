package org.bihuan.control;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.control.model.ComputedList;
import org.bihuan.control.model.LevelOverride;

/** The door of the room: what level each unit has, why and since when, and what was signed. */
public interface ControlApi {

    /**
     * Levels of all units as they follow from what was known on a day, units in the registry's order; empty if no counts
     * had been given out by then.
     */
    List<Standing> standings(LocalDate day);

    /** Levels of one unit on every day from the first counts to {@code day}. */
    List<DayLevel> history(String unit, LocalDate day);

    /** The issue that is in force at a moment. */
    Optional<Issue> inForce(Instant at);

    /**
     * Issues, the latest first.
     *
     * @param before number of an issue; only earlier ones follow
     */
    List<Issue> issues(long before, int limit);

    /** An issue with its levels; empty if there is none of that number. */
    Optional<Issue> issue(long id);

    /** The list that was last computed for a day; empty if none was yet. */
    Optional<ComputedList> computed(LocalDate day);

    /**
     * Signs the levels that follow from what is known on a day: they become an issue, not yet published. It refers to the
     * computed list, which is renewed first if it is out of date.
     *
     * @param request number of the request, if it has one: the same again gives the same issue
     */
    IssueOutcome sign(LocalDate day, String person, Optional<UUID> request);

    /** Publishes a signed issue; it is in force from {@code from} on. */
    IssueOutcome publish(long id, Instant from);

    /** Records the competent body's own decision on one unit. */
    OverrideOutcome decide(LevelOverride decision);

    /** Decisions against the rule that hold on a day. */
    List<LevelOverride> overrides(LocalDate day);
}
