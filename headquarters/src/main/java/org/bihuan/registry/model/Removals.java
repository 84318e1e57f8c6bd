package org.bihuan.registry.model;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.registry.Removal;

/** What was taken back, by whom and why. */
public interface Removals {

    /** Of an area, newest first. */
    List<Removal> ofArea(String code);

    /** Of days of the calendar, by day and then as they were entered; {@code until} exclusive. */
    List<Removal> ofDays(LocalDate from, LocalDate until);
}
