package org.bihuan.loop.web;

import org.bihuan.shell.page.RoomEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LoopMenu {
    @Bean
    RoomEntry loopRoom() {
        return new RoomEntry("loop", RoomEntry.Group.HEADQUARTERS, 5, "check2-circle", "/loop");
    }
}
