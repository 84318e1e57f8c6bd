package org.bihuan.loop.store;

import java.util.Optional;

/** Where units are: those that can be custodians. */
interface UnitPlaces {
    /** Id of the area of a site, an area or a department by its code; empty if there is no such unit today. */
    Optional<Integer> area(String unit);
}
