package org.bihuan.registry;

import java.time.Instant;

/**
 * A line on which a post can be reached for a time. Posts, never persons.
 *
 * @param area id of the area whose post it is
 * @param areaCode that area's code
 * @param sector key of a {@link Sector}
 * @param until exclusive
 * @param changedBy who entered it last
 */
public record DutyPhone(
        int id,
        int area,
        String areaCode,
        String sector,
        String role,
        String number,
        Instant from,
        Instant until,
        String changedBy) {

    public boolean onDuty(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
