package org.bihuan.control.web;

import org.bihuan.shell.page.RoomEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ControlMenu {
    @Bean
    RoomEntry controlRoom() {
        return new RoomEntry("control", RoomEntry.Group.STAGES, 30, "shield-check", "/control");
    }
}
