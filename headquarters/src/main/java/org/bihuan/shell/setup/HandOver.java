package org.bihuan.shell.setup;

/** Where whoever has set the city up goes next: to the first account, which a room of the ground floor makes. */
public interface HandOver {
    /** A path of ours; asked once, when the house has just been opened. */
    String path();
}
