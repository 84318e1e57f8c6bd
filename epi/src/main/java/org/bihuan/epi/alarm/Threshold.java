package org.bihuan.epi.alarm;

/** How the flexible Farrington method turns a predicted mean into a limit. */
public enum Threshold {
    /** Normal limit on a power scale, the mean's error by the delta method (Farrington 1996). */
    DELTA,
    /** Quantile of the negative binomial at the predicted mean. */
    NB_PLUGIN,
    /** Quantile of the negative binomial at the 1 − α quantile of the mean (Noufaily 2013, as printed by R). */
    MUAN
}
