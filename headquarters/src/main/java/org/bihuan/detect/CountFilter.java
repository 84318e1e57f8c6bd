package org.bihuan.detect;

import java.time.LocalDate;
import java.util.Set;

/**
 * Which counts are read.
 *
 * @param streams codes
 * @param from first day of publication
 * @param to last day of publication
 */
public record CountFilter(Set<String> streams, LocalDate from, LocalDate to) {

    /** Where a page of counts ended: they are ordered by day of publication, then stream. */
    public record Place(LocalDate published, String stream) {
        public static final Place START = new Place(LocalDate.MIN, "");
    }
}
