package org.bihuan.control.model;

/**
 * What a level follows from.
 *
 * @param cumulative local confirmed cases so far
 * @param newCases of these, within the window
 * @param clusters clusters within the window
 */
public record Figures(int cumulative, int newCases, int clusters) {
    static final Figures NONE = new Figures(0, 0, 0);

    Figures plus(Figures other) {
        return new Figures(cumulative + other.cumulative, newCases + other.newCases, clusters + other.clusters);
    }
}
