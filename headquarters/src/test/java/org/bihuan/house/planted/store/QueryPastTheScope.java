package org.bihuan.house.planted.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks: a statement that nobody asked whose rows it is over. */
public record QueryPastTheScope(JdbcClient client) {
    public int sites() {
        return client.sql("select count(*) from registry.site")
                .query(Integer.class)
                .single();
    }
}
