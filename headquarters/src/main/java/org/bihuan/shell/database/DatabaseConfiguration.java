package org.bihuan.shell.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application's connections: migrated first, then opened as the role that owns nothing and told whose rows to see. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean(defaultCandidate = false)
    HikariDataSource connections(Database database) {
        Migrations.run(database);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.application().user());
        config.setPassword(database.application().password());
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(2);
        config.setPoolName("application");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "bihuan");
        // a plan made for every scope at once reads whole tables
        config.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan");
        return new HikariDataSource(config);
    }

    @Bean
    DataSource dataSource(@Qualifier("connections") HikariDataSource connections) {
        return new ScopedDataSource(connections);
    }

    @Bean
    Rows rows(@Qualifier("dataSource") DataSource dataSource) {
        return new Rows(dataSource);
    }
}
