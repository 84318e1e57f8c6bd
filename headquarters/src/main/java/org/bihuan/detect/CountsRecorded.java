package org.bihuan.detect;

import java.time.LocalDate;

/**
 * Counts were recorded or corrected.
 *
 * @param from first day of publication that changed
 */
public record CountsRecorded(LocalDate from) {}
