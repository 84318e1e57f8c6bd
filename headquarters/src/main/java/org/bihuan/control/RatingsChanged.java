package org.bihuan.control;

import java.time.LocalDate;

/**
 * Groups, clusters or decisions changed.
 *
 * @param from first day whose levels may differ; {@link LocalDate#MIN} if any may
 */
public record RatingsChanged(LocalDate from) {}
