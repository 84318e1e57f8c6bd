package org.bihuan.loop;

import java.time.Instant;
import java.util.Map;

/**
 * A loop to be opened.
 *
 * @param subject the city's code of what it is about: a site, a vehicle, a pseudonym; never a name
 * @param custodian code of the site, area or department that answers for it
 * @param sector key of the sector that it belongs to
 */
public record Opening(String protocol, String subject, String custodian, String sector, Map<String, Instant> anchors) {
    public Opening {
        anchors = Map.copyOf(anchors);
    }
}
