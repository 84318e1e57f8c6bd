package org.bihuan.epi.alarm;

/** What a method says of one time point. */
public enum Signal {
    NONE,
    ALARM,
    /** The statistic has no value here (0/0, or a model that did not converge): no alarm, and it must show. */
    UNDEFINED;

    static Signal of(boolean alarm) {
        return alarm ? ALARM : NONE;
    }
}
