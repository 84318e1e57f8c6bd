package org.bihuan.registry.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.registry.Site;

/** Sites as pages, REST and imports see them. */
public interface Sites {

    /**
     * Which sites are asked for; empty text means any.
     *
     * @param text part of name, code, operator or address
     * @param area code of an area in or below which they lie on {@code day}
     */
    record Filter(String text, String kind, String sector, String area, LocalDate day) {}

    Optional<Site> site(String code);

    /** A page of sites after a code, in the order of codes. */
    List<Site> page(Filter filter, String after, int limit);

    /** How many there are, counted up to {@code most}. */
    int count(Filter filter, int most);

    /**
     * Saves a site by its code: a new one, or the site as it is from now on.
     *
     * @param day the day on which its area must exist
     */
    Outcome<Site> put(SiteDraft draft, LocalDate day);

    /** Saves one that must be new: a code in use is refused. */
    Outcome<Site> add(SiteDraft draft, LocalDate day);
}
