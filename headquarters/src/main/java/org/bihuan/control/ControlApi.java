package org.bihuan.control;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.control.model.ComputedList;
import org.bihuan.control.model.LevelOverride;
import org.bihuan.shell.scope.Actor;

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
     * computed list, which is renewed first if it is out of date, and keeps the SHA-256 of the bytes that were signed
     * ({@link org.bihuan.control.model.SignedBytes}). Only a person signs.
     *
     * @param request number of the request, if it has one: the same again gives the same issue
     */
    IssueOutcome sign(Actor by, LocalDate day, Optional<UUID> request);

    /** Publishes a signed issue; it is in force from {@code from} on. */
    IssueOutcome publish(Actor by, long id, Instant from);

    /** The competent body's own decision on one unit, recorded by whoever is signed in. */
    OverrideOutcome decide(Actor by, LevelOverride decision);

    /** Decisions against the rule that hold on a day. */
    List<LevelOverride> overrides(LocalDate day);
}
