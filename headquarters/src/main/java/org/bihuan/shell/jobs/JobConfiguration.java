package org.bihuan.shell.jobs;

import javax.sql.DataSource;
import org.bihuan.shell.clock.CityClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** One runner of long work per process. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {
    @Bean
    Jobs jobs(DataSource database, PlatformTransactionManager transactions, CityClock clock) {
        return new Jobs(database, transactions, clock);
    }
}
