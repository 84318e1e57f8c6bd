package org.bihuan.loop.model.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a protocol: which duties a subject has, when each is due, who owes it, what fulfils it, who hears of
 * lateness.
 *
 * @param effective first local day on which loops are opened under this version
 * @param anchors name to what a second occurrence does
 * @param phases the first one holds from the opening on; empty if the protocol has none
 * @param lines names of the levels that a ladder climbs, from below
 * @param duties in an order in which none depends on a later one
 */
public record Protocol(
        String id,
        int version,
        LocalDate effective,
        String issuer,
        String document,
        Text title,
        String subject,
        Map<String, Again> anchors,
        List<String> phases,
        Map<Line, List<String>> lines,
        List<Duty> duties,
        Closure closure) {
    public Protocol {
        anchors = Map.copyOf(anchors);
        phases = List.copyOf(phases);
        lines = Map.copyOf(lines);
        duties = List.copyOf(duties);
    }

    /** What an anchor that happens anew does to the slots of the time before. */
    public enum Again {
        /** Slots that open from then on are written anew. */
        RESTART,
        /** They stay; the occurrence has slots of its own. */
        EACH
    }

    /** 属地 and 属事: the two lines of responsibility. */
    public enum Line {
        TERRITORY,
        SECTOR
    }

    /** A text in both languages. */
    public record Text(String zh, String en) {}

    public Optional<Duty> duty(String name) {
        return duties.stream().filter(duty -> duty.id().equals(name)).findFirst();
    }
}
