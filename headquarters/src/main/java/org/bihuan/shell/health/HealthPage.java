package org.bihuan.shell.health;

import java.util.List;
import java.util.Map;
import org.bihuan.shell.page.Crumb;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.bihuan.shell.page.RoomEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** {@code /shell/health}: does the program lose anything, and could it be brought back? */
@Controller
class HealthPage {
    private final HealthExamination examination;
    private final Pages pages;

    HealthPage(HealthExamination examination, Pages pages) {
        this.examination = examination;
        this.pages = pages;
    }

    @GetMapping("/shell/health")
    View show(Page page) {
        return pages.show(
                "shell/health",
                page,
                Map.of(
                        "health",
                        examination.examine(),
                        "crumbs",
                        List.of(new Crumb(page.cityName(), "/"), Crumb.here(page.t("health.room")))));
    }

    @Configuration(proxyBeanMethods = false)
    static class Menu {
        @Bean
        RoomEntry healthEntry() {
            return new RoomEntry("health", RoomEntry.Group.GROUND, 990, "heart-pulse", "/shell/health");
        }
    }
}
