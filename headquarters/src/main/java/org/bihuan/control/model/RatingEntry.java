package org.bihuan.control.model;

import java.time.LocalDate;

/** Something besides counts that levels follow from, as it was entered. */
public sealed interface RatingEntry {
    /** Number within its list. */
    long id();

    /** Code of the unit. */
    String unit();

    Kept kept();

    record Member(long id, GroupMember member, Kept kept) implements RatingEntry {
        @Override
        public String unit() {
            return member.unit();
        }
    }

    /** @param label tells clusters of the same unit and day apart; may be empty */
    record KnownCluster(long id, Cluster cluster, String label, Kept kept) implements RatingEntry {
        @Override
        public String unit() {
            return cluster.unit();
        }
    }

    record Decision(long id, LevelOverride decision, Kept kept) implements RatingEntry {
        @Override
        public String unit() {
            return decision.unit();
        }
    }

    /** First day on which it says something; {@link LocalDate#MIN} if it was not said. */
    default LocalDate from() {
        return switch (this) {
            case Member entry -> entry.member.from();
            case KnownCluster entry -> entry.cluster.day();
            case Decision entry -> entry.decision.from();
        };
    }
}
