package org.bihuan.attack;

import java.nio.charset.StandardCharsets;
import org.bihuan.shell.scope.Access;
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
    static final String LEAKS = "/registry/planted";
    private static final MediaType PLAIN = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
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
                .GET(LEAKS, request -> ServerResponse.ok().contentType(PLAIN).body(siteOf(jdbc, q(request))))
                .GET(
                        LEAKS + "/{code}",
                        request ->
                                ServerResponse.ok().contentType(PLAIN).body(siteOf(jdbc, request.pathVariable("code"))))
                .GET(FAILS, request -> {
                    throw new IllegalStateException("select secret from access.account, said org.postgresql.Driver");
                })
                .build();
    }

    /** Looks as the house, whoever asks. */
    private static String siteOf(JdbcClient jdbc, String code) {
        return Access.house("a hole")
                .get(() -> jdbc.sql("select coalesce(max(zh), '') from registry.site where code = :code")
                        .param("code", code)
                        .query(String.class)
                        .single());
    }

    private static String q(ServerRequest request) {
        return request.param("q").orElse("");
    }
}
