package org.bihuan.detect.web;

import org.bihuan.shell.page.RoomEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DetectMenu {
    @Bean
    RoomEntry detectRoom() {
        return new RoomEntry("detect", RoomEntry.Group.STAGES, 10, "broadcast", "/detect");
    }
}
