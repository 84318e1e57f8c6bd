package org.bihuan.control.model;

import java.util.List;
import org.bihuan.shell.scope.Actor;

/** Groups, clusters and decisions: what levels follow from besides counts. Every version is kept. */
public interface Ratings {
    /** The lists, by the name that their page has. */
    enum ListName {
        GROUPS,
        CLUSTERS,
        DECISIONS
    }

    /**
     * Entries of a list, newest first, ended ones too.
     *
     * @param before number of an entry; only earlier ones follow
     */
    List<RatingEntry> entries(ListName list, long before, int limit);

    /** Puts a unit into a group from a day on; the same unit and first day again is a correction. */
    RatingOutcome place(Actor by, GroupMember member);

    /** Records a cluster; the same unit, day and label again is a correction. */
    RatingOutcome add(Actor by, Cluster cluster, String label);

    /**
     * Ends an entry: a member or a decision holds through yesterday, one that began today or later and a cluster are taken
     * back whole.
     */
    RatingOutcome end(Actor by, ListName list, long id);
}
