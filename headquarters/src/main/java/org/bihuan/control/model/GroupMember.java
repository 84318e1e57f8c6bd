package org.bihuan.control.model;

import java.time.LocalDate;

/**
 * A unit's place in a rating group. On any day the member with the latest first day up to then counts, so a unit is in one
 * group at most.
 *
 * @param group name of the group
 * @param unit code of the unit
 * @param from first day; {@link LocalDate#MIN} if it was not said
 * @param until last day; {@link LocalDate#MAX} while no end is known
 */
public record GroupMember(String group, String unit, LocalDate from, LocalDate until) {
    public GroupMember {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a unit cannot leave a group before it joins");
        }
    }

    /** A member on every day. */
    public static GroupMember always(String group, String unit) {
        return new GroupMember(group, unit, LocalDate.MIN, LocalDate.MAX);
    }
}
