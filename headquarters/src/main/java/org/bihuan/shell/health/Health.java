package org.bihuan.shell.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.shell.database.Journal;

/**
 * What the health page shows.
 *
 * @param version the database's
 * @param embedded whether it is one of our own
 * @param durable the settings that durability hangs on, as the server runs with them
 * @param room on the data folder's disk; empty where there is no folder
 * @param way how the house is reached
 * @param lastBackup the newest that worked
 * @param failedBackup a failure since then
 * @param lastStart start or recovery
 * @param revivals how often the database ended unasked and was started again
 * @param lostBytes acknowledged log that any start since the folder was made has found missing
 */
public record Health(
        String version,
        boolean embedded,
        Map<String, String> durable,
        Optional<Room> room,
        Way way,
        Optional<Backup> lastBackup,
        Optional<Journal.Entry> failedBackup,
        Optional<Journal.Entry> lastStart,
        List<Journal.Entry> revivals,
        long lostBytes) {

    /** Bytes that the database takes and that its disk still has. */
    public record Room(long used, long free) {}

    /**
     * How the house is reached.
     *
     * @param means PLAIN, GIVEN, OWN_CA or PROXY
     * @param certificate its end; empty without TLS of our own
     * @param authority the own authority's end
     * @param complaint why the certificate could not be renewed when that was last tried; empty if it could
     */
    public record Way(String means, Optional<Ending> certificate, Optional<Ending> authority, String complaint) {}

    /** An end, and whether somebody must see to it now. */
    public record Ending(Instant at, boolean soon) {}

    /** A backup that worked. */
    public record Backup(Instant at, String file) {}

    /** True while nothing acknowledged was ever found missing. */
    public boolean lostNothing() {
        return lostBytes == 0;
    }

    /** True if the last start followed an end that nobody had asked for. */
    public boolean recovered() {
        return lastStart.filter(entry -> entry.kind() == Journal.Kind.RECOVERED).isPresent();
    }
}
