package org.bihuan.loop.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a history, in the order of arrival.
 *
 * @param line number of the line, from 1
 * @param at when it was recorded
 * @param subject may be left out while one subject has a loop
 */
public record Entry(int line, Instant at, Optional<String> subject, Act act) {}
