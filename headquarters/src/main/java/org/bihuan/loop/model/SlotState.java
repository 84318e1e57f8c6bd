package org.bihuan.loop.model;

/** State of a slot; the first that fits, in this order, but for {@code VOID} everything is as of now. */
public enum SlotState {
    /** Cut by restart, conversion or closure. */
    VOID,
    /** One key has two values until a person decides. */
    CONFLICT,
    /** Happened after the due time. */
    DONE_LATE,
    /** Happened in time, recorded after grace: does not count against who did the work. */
    REPORTED_LATE,
    DONE,
    WAIVED,
    /** Awaits a signature. */
    SUBMITTED,
    /** Past the end of grace. */
    BREACHED,
    /** Past the due time. */
    LATE,
    OPEN,
    PLANNED
}
