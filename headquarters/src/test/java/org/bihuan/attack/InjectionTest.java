package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bihuan.attack.Endpoints.Endpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
    private static final JsonMapper JSON = JsonMapper.builder().build();

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
            probes.add(new Probe(
                    endpoint.method(),
                    path(endpoint, place, payload),
                    endpoint.body().isEmpty() ? Optional.empty() : Optional.of(body(endpoint.body(), "", ""))));
        }
        for (String field : endpoint.body()) {
            probes.add(new Probe(
                    endpoint.method(), path(endpoint, "", ""), Optional.of(body(endpoint.body(), field, payload))));
        }
        return probes;
    }

    private static String path(Endpoint endpoint, String place, String payload) {
        String path = endpoint.pattern();
        for (String variable : endpoint.variables()) {
            String value = variable.equals(place) ? payload : Samples.of(variable);
            path = path.replaceFirst(
                    "\\{" + variable + "(:[^/]*?)?}(?=[/.]|$)",
                    java.util.regex.Matcher.quoteReplacement(Browser.encoded(value)));
        }
        Map<String, String> query = new LinkedHashMap<>();
        for (String parameter : endpoint.parameters()) {
            String value = parameter.equals(place) ? payload : Samples.of(parameter);
            if (!value.isEmpty()) {
                query.put(parameter, value);
            }
        }
        return query.isEmpty() ? path : path + "?" + Browser.encoded(query);
    }

    private static String body(List<String> fields, String place, String payload) {
        ObjectNode body = JSON.createObjectNode();
        for (String field : fields) {
            String value = field.equals(place) ? payload : Samples.of(field);
            String[] way = field.split("\\.");
            ObjectNode inside = body;
            for (int i = 0; i < way.length - 1; i++) {
                inside = inside.has(way[i]) ? (ObjectNode) inside.get(way[i]) : inside.putObject(way[i]);
            }
            if (!value.isEmpty()) {
                inside.put(way[way.length - 1], value);
            }
        }
        return body.toString();
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
