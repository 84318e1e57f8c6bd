package org.bihuan.ledger.web;

import org.bihuan.shell.page.RoomEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's line in the menu. */
@Configuration(proxyBeanMethods = false)
class LedgerMenu {
    @Bean
    RoomEntry ledgerEntry() {
        return new RoomEntry("ledger", RoomEntry.Group.GROUND, 930, "journal-check", "/ledger");
    }
}
