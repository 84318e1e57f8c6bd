package org.bihuan.registry;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bihuan.registry.model.WorkingTime;
import org.bihuan.shell.scope.Scope;

/** The registry's door for the other rooms. Everything about an area is asked for a day. */
public interface RegistryApi {

    /** Reporting units of a day: the areas directly below the root, by code, zones last. */
    List<Unit> units(LocalDate day);

    Optional<Unit> unit(String code, LocalDate day);

    Optional<Area> area(String code, LocalDate day);

    Optional<Area> area(int id, LocalDate day);

    /** Areas that report to this one, by code, zones last. */
    List<Area> children(String code, LocalDate day);

    /** From the root down to the area itself, by reporting parent; empty if the area does not exist on that day. */
    List<Area> path(String code, LocalDate day);

    /** Ids of an area and of all below it by reporting parent on a day. */
    IntStream below(int area, LocalDate day);

    /** Id of the area that contains all others; the same on every day. */
    int rootId();

    /** Id of the area that a scope is about, below which all others of it lie; the root, if it is about none. */
    int home(Scope scope);

    /** In the city's order. */
    List<Sector> sectors();

    /** Departments that own the sectors: units of their own kind, each over the whole city. */
    default List<Department> departments() {
        return Department.of(sectors());
    }

    Optional<Site> site(String code);

    /** Lines of an area's own posts that are on duty. */
    List<DutyPhone> onDuty(String areaCode, Instant now);

    /** Working time by the city's calendar and hours as they stand now. */
    WorkingTime workingTime();

    /** The map's polygons: GeoJSON whose features' ids are areas' codes. */
    Path map();
}
