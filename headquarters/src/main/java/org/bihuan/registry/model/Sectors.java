package org.bihuan.registry.model;

import java.util.List;
import org.bihuan.registry.Sector;

/** Sectors and the departments that answer for them. */
public interface Sectors {

    /** In the city's order. */
    List<Sector> all();

    /** Saves a sector by its key: a new one at the end, or the sector as it is from now on. */
    Outcome<Sector> put(Sector sector);
}
