package org.bihuan.access.web;

import org.bihuan.shell.page.RoomEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's line in the menu. */
@Configuration(proxyBeanMethods = false)
class AccessMenu {
    @Bean
    RoomEntry accessEntry() {
        return new RoomEntry("access", RoomEntry.Group.GROUND, 950, "person-badge", "/access");
    }
}
