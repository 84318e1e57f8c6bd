package org.bihuan.loop.web;

import java.util.Optional;
import org.bihuan.loop.LoopApi;
import org.bihuan.loop.Owed;
import org.bihuan.loop.model.protocol.Duty;
import org.bihuan.loop.model.protocol.Protocol;
import org.bihuan.registry.Area;
import org.bihuan.registry.Department;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Site;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Page;
import org.springframework.stereotype.Component;

/** What protocols, duties and units are called. */
@Component
class Names {
    private final LoopApi loops;
    private final RegistryApi registry;
    private final CityClock clock;

    Names(LoopApi loops, RegistryApi registry, CityClock clock) {
        this.loops = loops;
        this.registry = registry;
        this.clock = clock;
    }

    /** An area, a department or a site by its code; else the code. */
    String unit(String code, Page page) {
        Optional<String> area = registry.area(code, clock.today()).map((Area one) -> one.shortName(page.language()));
        Optional<String> department = registry.departments().stream()
                .filter(one -> one.key().equals(code))
                .findFirst()
                .map((Department one) -> one.name(page.language()));
        return area.or(() -> department)
                .or(() -> registry.site(code).map((Site one) -> one.name(page.language())))
                .orElse(code);
    }

    String text(Protocol.Text text, Page page) {
        return page.chinese() ? text.zh() : text.en();
    }

    String protocol(String id, Page page) {
        return loops.protocols(clock.today()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(one -> text(one.title(), page))
                .orElse(id);
    }

    Optional<Duty> duty(String protocol, int version, String duty) {
        return loops.protocol(protocol, version).flatMap(one -> one.duty(duty));
    }

    String duty(String protocol, int version, String duty, Page page) {
        return duty(protocol, version, duty).map(one -> text(one.title(), page)).orElse(duty);
    }

    DutyLine line(Owed owed, Page page) {
        Optional<Duty> duty = duty(owed.protocol(), owed.version(), owed.duty());
        return new DutyLine(
                owed,
                protocol(owed.protocol(), page),
                duty.map(one -> text(one.title(), page)).orElse(owed.duty()),
                unit(owed.subject(), page),
                unit(owed.custodian(), page),
                duty.filter(one -> one.values().isEmpty()).isPresent());
    }
}
