package org.bihuan.registry.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of the duty phone book as somebody wants to save it.
 *
 * @param area code of the area whose post it is
 * @param sector key of a sector
 */
public record PhoneDraft(String area, String sector, String role, String number, Instant from, Instant until) {

    /** The fields' names in forms and files, in order. */
    public static final List<String> FIELDS = List.of("area", "sector", "role", "number", "from", "until");

    /** Reads a form or a line of a file; moments without offset are local to {@code zone}. */
    public static Outcome<PhoneDraft> read(Map<String, String> values, ZoneId zone) {
        Fields in = new Fields(values);
        String area = in.needed("area");
        String sector = in.needed("sector");
        String role = in.needed("role");
        String number = in.needed("number");
        if (!number.isEmpty() && !number.matches("[0-9+() -]{3,30}")) {
            in.flaw("number", "number");
        }
        Optional<Instant> from = in.moment("from", zone);
        Optional<Instant> until = in.moment("until", zone);
        in.needed("from");
        in.needed("until");
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            in.flaw("until", "order");
        }
        if (!in.flaws().isEmpty()) {
            return Outcome.refused(in.flaws());
        }
        return Outcome.done(new PhoneDraft(area, sector, role, number, from.orElseThrow(), until.orElseThrow()));
    }
}
