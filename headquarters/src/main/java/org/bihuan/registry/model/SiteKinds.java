package org.bihuan.registry.model;

import java.util.List;
import org.bihuan.registry.SiteKind;

/** Kinds of sites. */
public interface SiteKinds {

    /** In the city's order. */
    List<SiteKind> all();

    /** Saves a kind by its key: a new one at the end, or the kind as it is from now on. */
    Outcome<SiteKind> put(SiteKind kind);
}
