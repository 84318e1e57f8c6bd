package org.bihuan.people;

import java.time.Instant;

/**
 * An emergency look outside of somebody's scope.
 *
 * @param id number
 * @param pseudonym whom
 * @param login who
 * @param reason in words
 * @param from when
 * @param until no longer than this
 * @param seen whether the data protection officer has seen the notice
 */
public record Glass(
        long id, String pseudonym, String login, String reason, Instant from, Instant until, boolean seen) {}
