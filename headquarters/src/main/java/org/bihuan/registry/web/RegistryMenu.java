package org.bihuan.registry.web;

import org.bihuan.shell.page.RoomEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's line in the menu. */
@Configuration(proxyBeanMethods = false)
class RegistryMenu {
    @Bean
    RoomEntry registryEntry() {
        return new RoomEntry("registry", RoomEntry.Group.GROUND, 900, "diagram-3", "/registry");
    }
}
