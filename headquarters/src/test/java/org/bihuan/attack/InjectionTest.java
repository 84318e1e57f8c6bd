package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.bihuan.attack.Endpoints.Endpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * SQL in every parameter, path and body of every endpoint: nothing fails, nothing is answered differently, nothing of it
 * is run.
 */
@OpenHouse
class InjectionTest {
    /** Takes a lock that nothing else takes and that the connection keeps. */
    private static final String WITNESS = "pg_try_advisory_lock(4711)";

    private static final String TRUE = "' or '1'='1";
    private static final String FALSE = "' or '1'='2";
    private static final List<String> PAYLOADS = List.of(
            "'",
            "\\'\"",
            TRUE,
            "') or (('1'='1",
            "1 or 1=1",
            "'||" + WITNESS + "||'",
            "1;select " + WITNESS + "--",
            "%' union select null,null --",
            "${7*7}#{7*7}",
            "nul\u0000within",
            "\uD83D\uDE37'; drop table registry.area; --");
    private static final Pattern TOLD = Pattern.compile(
            "PSQL|org\\.postgresql|SQLException|syntax error at|JdbcClient|at org\\.|Caused by|\\bBadSqlGrammar");

    @Autowired
    Visitors visitors;

    @Autowired
    JdbcClient db;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private record Probe(String method, String path, Optional<String> body) {}

    @Test
    void nothingFailsAndNothingIsRun() {
        List<String> wrong = new ArrayList<>();
        int probes = 0;
        for (Endpoint endpoint : Endpoints.all(requestMappingHandlerMapping)) {
            for (String payload : PAYLOADS) {
                for (Probe probe : probes(endpoint, payload)) {
                    probes++;
                    HttpResponse<String> answer = send(probe);
                    if (answer.statusCode() >= 500
                            || TOLD.matcher(answer.body()).find()) {
                        wrong.add(answer.statusCode() + " " + probe);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(probes).isGreaterThan(1000);
        assertThat(witnessed(4711))
                .as("statements of an attacker that were run")
                .isZero();
    }

    @Test
    void aConditionThatIsTrueIsAnsweredAsOneThatIsFalse() {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (Endpoint endpoint : Endpoints.all(requestMappingHandlerMapping)) {
            if (endpoint.changes()) {
                continue;
            }
            List<Probe> yes = probes(endpoint, TRUE);
            List<Probe> no = probes(endpoint, FALSE);
            for (int i = 0; i < yes.size(); i++) {
                compared++;
                if (!compare(yes.get(i), no.get(i))) {
                    wrong.add(yes.get(i).toString());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(50);
    }

    @Test
    void aStatementGluedTogetherIsFound() {
        String glued = Planted.GLUED + "?q=";
        assertThat(compare(
                        new Probe("GET", glued + Browser.encoded(TRUE), Optional.empty()),
                        new Probe("GET", glued + Browser.encoded(FALSE), Optional.empty())))
                .isFalse();
        assertThat(send(new Probe("GET", glued + Browser.encoded("'"), Optional.empty()))
                        .statusCode())
                .isEqualTo(500);
        send(new Probe(
                "GET", glued + Browser.encoded("'||" + WITNESS.replace("4711", "4712") + "||'"), Optional.empty()));
        assertThat(witnessed(4712)).isPositive();
    }

    private boolean compare(Probe yes, Probe no) {
        HttpResponse<String> one = send(yes);
        HttpResponse<String> other = send(no);
        return one.statusCode() == other.statusCode() && said(one).equals(said(other));
    }

    /** Without what was asked for, which pages repeat. */
    private static String said(HttpResponse<String> answer) {
        return answer.body().replaceAll("1(%27|'|&#39;|&#x27;)(%3D|=|&#61;)(%27|'|&#39;|&#x27;)[12]", "1=x");
    }

    /** The payload in one place at a time. */
    private static List<Probe> probes(Endpoint endpoint, String payload) {
        List<Probe> probes = new ArrayList<>();
        List<String> places = new ArrayList<>(endpoint.variables());
        places.addAll(endpoint.parameters());
        for (String place : places) {
            probes.add(new Probe(endpoint.method(), endpoint.path(with(place, payload)), endpoint.json(Samples::of)));
        }
        for (String field : endpoint.body()) {
            probes.add(new Probe(endpoint.method(), endpoint.path(Samples::of), endpoint.json(with(field, payload))));
        }
        return probes;
    }

    private static UnaryOperator<String> with(String place, String payload) {
        return name -> name.equals(place) ? payload : Samples.of(name);
    }

    private HttpResponse<String> send(Probe probe) {
        return visitors.machine()
                .send(probe.method(), probe.path(), probe.body().map(body -> "application/json"), probe.body());
    }

    private long witnessed(int lock) {
        return db.sql("select count(*) from pg_locks where locktype = 'advisory' and objid = :lock")
                .param("lock", lock)
                .query(Long.class)
                .single();
    }
}
