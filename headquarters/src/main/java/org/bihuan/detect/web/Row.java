package org.bihuan.detect.web;

import java.time.LocalDate;
import org.bihuan.detect.Curve;

/**
 * The last count of one stream.
 *
 * @param name unit, or what the stream holds
 * @param href its own page; empty where it has none
 */
public record Row(String name, String href, Curve curve, LocalDate today) {
    public int newToday() {
        return curve.added(today);
    }
}
