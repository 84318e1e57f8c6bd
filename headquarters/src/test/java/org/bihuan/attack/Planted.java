package org.bihuan.attack;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Holes, each of a kind that a probe must find. */
@TestConfiguration(proxyBeanMethods = false)
class Planted {
    static final String GLUED = "/planted/glued";
    static final String RAW = "/planted/raw";
    static final String FAILS = "/api/v1/planted/fails";

    @Bean
    RouterFunction<ServerResponse> holes(JdbcClient jdbc) {
        return RouterFunctions.route()
                .GET(
                        GLUED,
                        request -> ServerResponse.ok()
                                .body(jdbc.sql("select count(*) from registry.sector where zh = '" + q(request) + "'")
                                        .query(Long.class)
                                        .single()))
                .GET(
                        RAW,
                        request -> ServerResponse.ok()
                                .contentType(MediaType.TEXT_HTML)
                                .body("<html><body><p>" + q(request) + "</p></body></html>"))
                .GET(FAILS, request -> {
                    throw new IllegalStateException("select secret from access.account, said org.postgresql.Driver");
                })
                .build();
    }

    private static String q(ServerRequest request) {
        return request.param("q").orElse("");
    }
}
