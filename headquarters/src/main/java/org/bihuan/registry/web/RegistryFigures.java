package org.bihuan.registry.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.registry.DutyPhone;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.model.Phones;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.home.HomeFigure;
import org.bihuan.shell.home.HomeFigures;
import org.bihuan.shell.page.Meaning;
import org.bihuan.shell.page.Page;
import org.springframework.stereotype.Component;

/** What the registry says on the first page: units that nobody can be reached in: no duty phone holds at this moment. */
@Component
class RegistryFigures implements HomeFigures {
    private final RegistryApi registry;
    private final Phones phones;
    private final CityClock clock;

    RegistryFigures(RegistryApi registry, Phones phones, CityClock clock) {
        this.registry = registry;
        this.phones = phones;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "registry";
    }

    @Override
    public List<HomeFigure> figures(Page page) {
        Set<String> reached = phones.onDuty("", clock.instant()).stream()
                .map(DutyPhone::areaCode)
                .collect(Collectors.toSet());
        long silent = registry.units(clock.today()).stream()
                .filter(unit -> !reached.contains(unit.code()))
                .count();
        return List.of(new HomeFigure(
                "registry.figure.silent",
                page.number(silent),
                "registry.figure.units",
                silent > 0 ? Meaning.SOON : Meaning.QUIET,
                "",
                "/registry/phones",
                "IND-016"));
    }
}
