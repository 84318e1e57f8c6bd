package org.bihuan.registry.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bihuan.registry.Area;
import org.bihuan.registry.RegistryApi;
import org.bihuan.registry.Unit;
import org.bihuan.registry.model.Areas;
import org.bihuan.registry.model.Calendar;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.setup.SetupStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What a city needs from the registry before it opens: areas whose residents sum; holidays if it likes. */
@Configuration(proxyBeanMethods = false)
class SetupSteps {
    @Bean
    @Order(10)
    SetupStep areasStep(RegistryApi registry, Areas areas, CityClock clock) {
        return new Step("areas", true) {
            @Override
            public Standing standing(Page page) {
                LocalDate today = clock.today();
                List<Unit> units = registry.units(today);
                List<Area> all = areas.all(today);
                long residents = units.stream().mapToLong(Unit::population).sum();
                Optional<Area> root = all.stream().filter(Area::root).findFirst();
                OptionalLong own = root.map(Area::population).orElse(OptionalLong.empty());
                if (units.isEmpty()) {
                    return new Standing(false, page.t("registry.setup.areas.none"));
                }
                if (own.isPresent() && own.getAsLong() != residents) {
                    return new Standing(
                            false,
                            page.t(
                                    "registry.setup.areas.sum",
                                    page.number(residents),
                                    page.number(own.getAsLong()),
                                    root.orElseThrow().code()));
                }
                return new Standing(
                        true,
                        page.t(
                                "registry.setup.areas.there",
                                page.number(all.size() - 1),
                                page.number(units.size()),
                                page.number(residents)));
            }
        };
    }

    @Bean
    @Order(11)
    SetupStep calendarStep(Calendar calendar, CityClock clock) {
        return new Step("calendar", false) {
            @Override
            public Standing standing(Page page) {
                LocalDate year = clock.today().withDayOfYear(1);
                int days = calendar.days(year, year.plusYears(2)).size();
                return days == 0
                        ? new Standing(false, page.t("registry.setup.calendar.none"))
                        : new Standing(true, page.t("registry.setup.calendar.there", page.number(days)));
            }
        };
    }

    private abstract static class Step implements SetupStep {
        private final String key;
        private final boolean required;

        Step(String key, boolean required) {
            this.key = key;
            this.required = required;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String words() {
            return "registry.setup." + key;
        }

        @Override
        public String importKind() {
            return key;
        }

        @Override
        public boolean required() {
            return required;
        }
    }
}
