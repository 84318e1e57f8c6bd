package org.bihuan.shell.decision;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody decided about a record.
 *
 * @param act {@code ROOM.ACT}; in words under {@code ROOM.act.ACT}
 * @param area area of the record
 * @param sector sector of the record
 * @param subjects references of what it is about, {@code KIND:KEY}, without blanks; at most 500 are told
 * @param details further facts by name; never a name, phone or number of a person
 * @param signed SHA-256 of the bytes that were signed, 64 hexadecimal digits; empty if nothing was
 */
public record Decision(
        String act,
        int area,
        String sector,
        List<String> subjects,
        SortedMap<String, String> details,
        Optional<String> signed) {

    public Decision {
        subjects = List.copyOf(subjects);
        details = new TreeMap<>(details);
    }

    public static Decision of(String act, int area, String sector, String subject) {
        return of(act, area, sector, List.of(subject));
    }

    public static Decision of(String act, int area, String sector, List<String> subjects) {
        return new Decision(act, area, sector, subjects, new TreeMap<>(), Optional.empty());
    }

    /** An empty value says nothing. */
    public Decision with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        TreeMap<String, String> more = new TreeMap<>(details);
        more.put(name, value);
        return new Decision(act, area, sector, subjects, more, signed);
    }

    /** @param sha256 of the bytes that were signed */
    public Decision signed(String sha256) {
        return new Decision(act, area, sector, subjects, details, Optional.of(sha256));
    }
}
