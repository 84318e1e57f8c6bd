package org.bihuan.registry.model;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.registry.Area;

/** Areas as the registry's own pages and imports see them: all periods, and changes. */
public interface Areas {

    /** All areas of a day: by code, zones last. */
    List<Area> all(LocalDate day);

    /** By code, Chinese or English name; at most {@code limit}. */
    List<Area> search(String text, LocalDate day, int limit);

    /** An area's periods in order of time. */
    List<Area> periods(String code);

    /** Areas whose statutory parent this is but which report elsewhere. */
    List<Area> reportingElsewhere(String code, LocalDate day);

    /**
     * A page of a day's areas after a code, in the order of codes.
     *
     * @param parent only areas that report to it; empty for all
     * @param kind only this kind; empty for all
     */
    List<Area> page(LocalDate day, String parent, String kind, String after, int limit);

    /** Makes an area like this from the draft's day until its next known change. */
    Outcome<Area> put(AreaDraft draft);

    /** The same for several, all or none: a reform moves parents and children together. */
    Outcome<List<Area>> putAll(List<AreaDraft> drafts);

    /**
     * Ends an area. Who did it and why is kept.
     *
     * @param draft its day is the first on which the area no longer exists
     */
    Outcome<Area> end(String code, RemovalDraft draft);
}
