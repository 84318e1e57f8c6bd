package org.bihuan.loop.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** The city's working time, as far as due times need it. */
public interface Working {
    /** The earliest moment by which {@code time} has been worked since {@code from}. */
    Instant plus(Instant from, Duration time);

    /** When offices close on the {@code days}-th working day after the day of {@code from}. */
    Instant withinDays(Instant from, int days);

    boolean worksOn(LocalDate day);
}
