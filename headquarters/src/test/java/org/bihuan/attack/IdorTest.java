package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.access.ApiKeys;
import org.bihuan.shell.scope.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A neighbour who knows the numbers, codes and names of what is not theirs learns no more than whoever makes them up. */
@OpenHouse
class IdorTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LOOK = "{\"purpose\": \"care\", \"reason\": \"case 1\"}";

    @Autowired
    Visitors visitors;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient db;

    /**
     * An address with a place for what it is about.
     *
     * @param body JSON, or a form if the address is a page's
     */
    private record Way(String method, String path, String there, String made, Optional<String> body) {}

    @Test
    void whatIsAnothersIsAnsweredAsWhatIsNotThere() {
        Browser owner = visitors.officer("district-officer", "500103");
        Browser neighbour = visitors.officer("district-officer", "500106");
        List<Way> ways = ways(owner);
        List<String> told = new ArrayList<>();
        for (Way way : ways) {
            HttpResponse<String> there = ask(neighbour, way, way.there());
            HttpResponse<String> made = ask(neighbour, way, way.made());
            boolean same = there.statusCode() == made.statusCode()
                    && without(way.there(), there.body()).equals(without(way.made(), made.body()));
            if (there.statusCode() != 404 || !same) {
                told.add(way.method() + " " + way.path() + ": " + there.statusCode() + " / " + made.statusCode());
            }
        }
        assertThat(told).isEmpty();
        assertThat(ways).hasSizeGreaterThan(20);
        for (Way way : ways) {
            if (way.method().equals("GET")) {
                assertThat(ask(owner, way, way.there()).statusCode())
                        .as("its owner: " + way.path())
                        .isEqualTo(200);
            }
        }
    }

    /** A body but for what was asked about; a short number stands in other places too and is taken out of addresses only. */
    private static String without(String what, String body) {
        String bare = body.replace("/" + what, "/X");
        return what.length() > 4 ? bare.replace(what, "X") : bare;
    }

    private List<Way> ways(Browser owner) {
        List<Way> ways = new ArrayList<>();
        site(owner);
        for (String path : List.of("/registry/sites/%s", "/api/v1/registry/sites/%s")) {
            ways.add(get(path, "IDOR-1", "IDOR-0"));
        }
        visitors.invite("idor-owner", "street-worker", street());
        ways.add(get("/access/accounts/%s", "idor-owner", "idor-nobody"));
        for (String act : List.of("renew", "disable", "posts/1/end")) {
            ways.add(post("/access/accounts/%s/" + act, "idor-owner", "idor-nobody"));
        }
        visitors.program("500103", "registry.read");
        String key = String.valueOf(
                keys.keys(Scope.everything(), Long.MAX_VALUE, 1).getFirst().id());
        ways.add(post("/access/clients/%s/end", key, "999999"));
        String batch = batch(owner);
        for (String path : List.of(
                "/shell/imports/%s",
                "/api/v1/imports/%s",
                "/api/v1/imports/%s/results",
                "/shell/imports/%s/refused.csv",
                "/shell/imports/%s/progress")) {
            ways.add(get(path, batch, "999999"));
        }
        for (String act : List.of("check", "commit", "undo", "cancel", "discard")) {
            ways.add(post("/shell/imports/%s/" + act, batch, "999999"));
            if (!act.equals("discard")) {
                ways.add(new Way("POST", "/api/v1/imports/%s/" + act, batch, "999999", Optional.of("{}")));
            }
        }
        String person = person(owner);
        String nobody = "0".repeat(26);
        ways.add(get("/people/%s", person, nobody));
        ways.add(get("/api/v1/people/%s", person, nobody));
        ways.add(new Way("POST", "/api/v1/people/%s/look", person, nobody, Optional.of(LOOK)));
        ways.add(post("/people/%s/look", person, nobody));
        return ways;
    }

    private static Way get(String path, String there, String made) {
        return new Way("GET", path, there, made, Optional.empty());
    }

    private static Way post(String path, String there, String made) {
        return new Way("POST", path, there, made, Optional.empty());
    }

    private static HttpResponse<String> ask(Browser who, Way way, String what) {
        String path = way.path().formatted(what);
        if (way.method().equals("GET")) {
            return who.get(path);
        }
        return way.body()
                .map(body -> who.json(way.method(), path, body))
                .orElseGet(() -> who.post(path, Map.of("purpose", "care", "reason", "case 1")));
    }

    private static void site(Browser owner) {
        HttpResponse<String> made = owner.json("POST", "/api/v1/registry/sites", """
                {"code": "IDOR-1", "kind": "hospital", "zh": "示范医院", "en": "Model Hospital", "area": "500103",
                 "sector": "health", "operator": "示范医院", "territorial_owner": "区政府",
                 "sector_owner": "市卫生健康委"}
                """);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private static String batch(Browser owner) {
        HttpResponse<String> sent = owner.send(
                "POST",
                "/api/v1/imports?kind=areas&sender=clerk&name=areas.csv",
                Optional.of("text/csv"),
                Optional.of("code,name_zh,parent,kind\n500103,渝中区,500000,district\n"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        String id = JSON.readTree(sent.body()).path("id").asString();
        assertThat(owner.json("POST", "/api/v1/imports/" + id + "/check", "{}").statusCode())
                .isEqualTo(202);
        return id;
    }

    private String person(Browser owner) {
        int area = db.sql("select area from registry.area where code = '500103'")
                .query(Integer.class)
                .single();
        HttpResponse<String> made = owner.json("POST", "/api/v1/people", """
                {"person": {"name": "某某某", "document": "NONE"}, "area": %d, "sector": "health"}
                """.formatted(area));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).path("pseudonym").asString();
    }

    private String street() {
        return db.sql("""
                        select a.code from registry.area a join registry.area_period p using (area)
                        where p.kind = 'street' and p.parent = (select area from registry.area where code = '500103')
                        order by a.code limit 1
                        """).query(String.class).single();
    }
}
