package org.bihuan.shell.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application's connections: migrated first, then opened as the role that owns nothing. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    HikariDataSource dataSource(Database database) {
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
        return new HikariDataSource(config);
    }
}
