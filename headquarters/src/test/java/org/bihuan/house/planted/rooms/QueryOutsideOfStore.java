package org.bihuan.house.planted.rooms;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks: only stores speak SQL. */
public record QueryOutsideOfStore(JdbcClient client) {}
