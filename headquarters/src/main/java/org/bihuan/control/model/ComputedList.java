package org.bihuan.control.model;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A list of levels that was computed, as it is kept.
 *
 * @param day day that it is for; its figures hold through the day before
 * @param rules rule set
 * @param inputs SHA-256 of what it follows from, hex
 * @param at when it was computed
 */
public record ComputedList(long id, LocalDate day, String rules, String inputs, Instant at) {}
