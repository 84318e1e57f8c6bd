package org.bihuan.shell.imports;

import jakarta.servlet.MultipartConfigElement;
import java.time.Duration;
import javax.sql.DataSource;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.imports.file.Limits;
import org.bihuan.shell.jobs.Jobs;
import org.bihuan.shell.page.RoomEntry;
import org.bihuan.shell.page.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires imports with the kinds that rooms offer. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {
    @Bean
    Imports imports(
            ObjectProvider<ImportKind> kinds,
            Words words,
            Jobs jobs,
            CityClock clock,
            Decisions decisions,
            @Value("${bihuan.imports.keep}") Duration keep,
            DataSource database,
            PlatformTransactionManager transactions) {
        return new Imports(
                kinds.orderedStream().toList(),
                words,
                jobs,
                clock,
                decisions,
                Limits.USUAL,
                keep,
                database,
                transactions);
    }

    @Bean(initMethod = "start")
    Retention importRetention(Imports imports) {
        return imports.retention();
    }

    /** Files go to disk while they come in; one that is too large is refused by its announced length. */
    @Bean
    MultipartConfigElement uploads() {
        return new MultipartConfigElement("", Limits.USUAL.bytes(), Limits.USUAL.bytes() + (1 << 20), 0);
    }

    @Bean
    RoomEntry importsEntry() {
        return new RoomEntry("imports", RoomEntry.Group.GROUND, 900, "file-earmark-arrow-up", "/shell/imports");
    }
}
