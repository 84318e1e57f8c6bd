package org.bihuan.shell.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.bihuan.shell.clock.CityClock;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Stores of some rooms alone, for commands that work on a city's database without its pages: as the application's role,
 * under row security.
 */
public final class StandaloneRooms implements AutoCloseable {
    private final HikariDataSource pool;
    private final AnnotationConfigApplicationContext context;

    private StandaloneRooms(HikariDataSource pool, AnnotationConfigApplicationContext context) {
        this.pool = pool;
        this.context = context;
    }

    /**
     * Opens them; the database has their schemas already.
     *
     * @param beans what they need besides
     * @param packages of their stores
     */
    public static StandaloneRooms open(
            Database database,
            CityClock clock,
            Consumer<AnnotationConfigApplicationContext> beans,
            String... packages) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.application().user());
        config.setPassword(database.application().password());
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(1);
        config.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan");
        HikariDataSource pool = new HikariDataSource(config);
        DataSource scoped = new ScopedDataSource(pool);
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> scoped);
        context.registerBean(Rows.class, () -> new Rows(scoped));
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(scoped));
        context.registerBean(CityClock.class, () -> clock);
        beans.accept(context);
        context.scan(packages);
        try {
            context.refresh();
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return new StandaloneRooms(pool, context);
    }

    /** A room's door. */
    public <T> T door(Class<T> api) {
        return context.getBean(api);
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
