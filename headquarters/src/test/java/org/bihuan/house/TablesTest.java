package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.bihuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every table of every room has an area and a sector and is under row security, but for those named here. */
@HouseTest
class TablesTest {
    /** Tables without rows of anybody: what the machinery keeps for itself. */
    private static final Set<String> OWN =
            Set.of("shell.event_publication", "access.session", "access.session_attributes");

    @Autowired
    private JdbcClient db;

    @Test
    void everyTableIsScopedAndItsOwnerIsBoundToo() {
        List<String> free = db.sql("""
                        select n.nspname || '.' || c.relname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                          and n.nspname not like 'pg_temp%' and c.relname <> 'flyway_schema_history'
                          and not (c.relrowsecurity and c.relforcerowsecurity)
                        """).query(String.class).list();
        assertThat(free).containsExactlyInAnyOrderElementsOf(OWN);
    }

    @Test
    void theApplicationsRoleIsNeitherOwnerNorExempt() {
        assertThat(db.sql("""
                        select count(*) from pg_roles r
                        where r.rolname = current_user and (r.rolsuper or r.rolbypassrls or exists (
                            select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where c.relowner = r.oid and n.nspname not like 'pg_temp%' and n.nspname not like 'pg_toast%'))
                        """).query(Integer.class).single()).isZero();
    }
}
