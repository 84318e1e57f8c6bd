package org.bihuan.control;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    /** All issues, the latest first. */
    List<Issue> issues();

    /** An issue with its levels; empty if there is none of that number. */
    Optional<Issue> issue(long id);

    /** Signs the levels that follow from what is known on a day: they become an issue, not yet published. */
    IssueOutcome sign(LocalDate day, String person);

    /** Publishes a signed issue; it is in force from {@code from} on. */
    IssueOutcome publish(long id, Instant from);

    /** Records the competent body's own decision on one unit. */
    OverrideOutcome decide(LevelOverride decision);

    /** Decisions against the rule that hold on a day. */
    List<LevelOverride> overrides(LocalDate day);
}
