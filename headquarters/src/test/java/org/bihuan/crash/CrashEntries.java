package org.bihuan.crash;

import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A small room of the harness's own: an entry, two lines and a tally in one transaction. Only in a campaign's city. */
@RestController
@Profile("crash")
class CrashEntries {
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    CrashEntries(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    @PostMapping("/api/v1/crash/entries/{id}")
    void enter(@PathVariable UUID id) {
        transaction.executeWithoutResult(status -> {
            int made = database.sql("insert into crash.entry (id) values (?) on conflict do nothing")
                    .param(id)
                    .update();
            if (made == 1) {
                database.sql("insert into crash.line (entry) values (?), (?)")
                        .params(id, id)
                        .update();
                database.sql("update crash.tally set entries = entries + 1").update();
            }
        });
    }
}
