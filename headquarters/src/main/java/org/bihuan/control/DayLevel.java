package org.bihuan.control;

import java.time.LocalDate;
import org.bihuan.control.model.UnitLevel;

/** A unit's level on one day. */
public record DayLevel(LocalDate day, UnitLevel level) {}
