package org.bihuan.registry.store;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bihuan.registry.Area;
import org.bihuan.registry.DutyPhone;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Sector;
import org.bihuan.registry.Site;
import org.bihuan.registry.Unit;
import org.bihuan.registry.model.Calendar;
import org.bihuan.registry.model.Phones;
import org.bihuan.registry.model.Sites;
import org.bihuan.registry.model.WorkingTime;
import org.bihuan.shell.city.City;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Service;

/** The registry's door, answered from its tables. */
@Service
class StoredRegistry implements RegistryApi {
    private final AreaQueries areas;
    private final SectorTable sectors;
    private final Sites sites;
    private final Phones phones;
    private final Calendar calendar;
    private final City city;

    StoredRegistry(AreaQueries areas, SectorTable sectors, Sites sites, Phones phones, Calendar calendar, City city) {
        this.areas = areas;
        this.sectors = sectors;
        this.sites = sites;
        this.phones = phones;
        this.calendar = calendar;
        this.city = city;
    }

    @Override
    public List<Unit> units(LocalDate day) {
        return areas.root(day)
                .map(root ->
                        areas.children(root.code(), day).stream().map(Unit::of).toList())
                .orElse(List.of());
    }

    @Override
    public Optional<Unit> unit(String code, LocalDate day) {
        Optional<Area> root = areas.root(day);
        return areas.area(code, day)
                .filter(area ->
                        root.isPresent() && area.parent().equals(root.get().code()))
                .map(Unit::of);
    }

    @Override
    public Optional<Area> area(String code, LocalDate day) {
        return areas.area(code, day);
    }

    @Override
    public Optional<Area> area(int id, LocalDate day) {
        return areas.area(id, day);
    }

    @Override
    public List<Area> children(String code, LocalDate day) {
        return areas.children(code, day);
    }

    @Override
    public List<Area> path(String code, LocalDate day) {
        return areas.path(code, day);
    }

    @Override
    public IntStream below(int area, LocalDate day) {
        return areas.below(area, day).stream().mapToInt(Integer::intValue);
    }

    @Override
    public int rootId() {
        return areas.rootId();
    }

    @Override
    public int home(Scope scope) {
        return areas.home(scope);
    }

    @Override
    public List<Sector> sectors() {
        return sectors.all();
    }

    @Override
    public Optional<Site> site(String code) {
        return sites.site(code);
    }

    @Override
    public List<DutyPhone> onDuty(String areaCode, Instant now) {
        return phones.onDuty(areaCode, now);
    }

    @Override
    public WorkingTime workingTime() {
        return calendar.workingTime();
    }

    @Override
    public Path map() {
        return city.pack().resolve("map.geojson");
    }
}
