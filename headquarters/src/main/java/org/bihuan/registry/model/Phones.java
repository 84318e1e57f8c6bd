package org.bihuan.registry.model;

import java.time.Instant;
import java.util.List;
import org.bihuan.registry.DutyPhone;

/** The duty phone book. */
public interface Phones {

    /** Lines on duty at a moment; {@code area} empty for all, else the code of the area whose own lines are asked for. */
    List<DutyPhone> onDuty(String area, Instant now);

    /** A page of lines whose duty is not over, by id. */
    List<DutyPhone> page(String area, Instant now, int after, int limit);

    /** Saves a line by area, sector, role and beginning. */
    Outcome<DutyPhone> put(PhoneDraft draft, Instant now);
}
