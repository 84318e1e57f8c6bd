package org.bihuan.epi.level;

/**
 * County risk level by cumulative local confirmed cases C, new ones within the window N and clusters within it K.
 *
 * <p>Source: State Council joint mechanism, guidance of 17 February 2020 on measures by zone and level; published by
 * Chongqing as list on 26 February 2020.
 *
 * @param manyCases C must be greater than this to count as many (50 in 2020)
 * @param windowDays full days that N and K look back (14 in 2020)
 */
public record RiskRule(int manyCases, int windowDays) {

    public RiskRule {
        if (manyCases < 0 || windowDays < 1) {
            throw new IllegalArgumentException("manyCases " + manyCases + ", windowDays " + windowDays);
        }
    }

    /** The figures in force from 17 February 2020. */
    public static RiskRule of2020() {
        return new RiskRule(50, 14);
    }

    /**
     * @param cumulative local confirmed cases so far, at least 0
     * @param newInWindow of these, confirmed within the window, from 0 to cumulative
     * @param clusters clusters within the window, at least 0
     * @throws IllegalArgumentException if a figure is negative or newInWindow exceeds cumulative
     */
    public Assessment assess(int cumulative, int newInWindow, int clusters) {
        if (newInWindow < 0 || clusters < 0 || cumulative < newInWindow) {
            throw new IllegalArgumentException(
                    "cumulative " + cumulative + ", new " + newInWindow + ", clusters " + clusters);
        }
        if (newInWindow == 0) {
            return Assessment.of(RiskRow.NO_NEW_CASE);
        }
        if (cumulative <= manyCases) {
            return Assessment.of(RiskRow.FEW_WITH_NEW);
        }
        return Assessment.of(clusters > 0 ? RiskRow.MANY_WITH_CLUSTER : RiskRow.MANY_WITHOUT_CLUSTER);
    }
}
