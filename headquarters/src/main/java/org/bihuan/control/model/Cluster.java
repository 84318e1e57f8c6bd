package org.bihuan.control.model;

import java.time.LocalDate;

/**
 * A cluster: linked cases in a small setting.
 *
 * @param unit code of the unit
 * @param day day on which it came about
 * @param size its cases
 */
public record Cluster(String unit, LocalDate day, int size) {}
