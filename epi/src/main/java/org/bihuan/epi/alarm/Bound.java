package org.bihuan.epi.alarm;

/** What a sequential method shows as its upper bound. */
public enum Bound {
    /** The value of the test statistic. */
    VALUE,
    /** The number of cases at which it would alarm. */
    CASES
}
