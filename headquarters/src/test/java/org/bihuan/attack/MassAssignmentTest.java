package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.attack.Endpoints.Endpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fields that the house decides itself, sent all the same. */
@OpenHouse
class MassAssignmentTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Visitors visitors;

    @Autowired
    JdbcClient db;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void whatTheHouseDecidesCannotBeSent() {
        Browser officer = visitors.officer("city-duty", "500000");
        JsonNode count =
                JSON.readTree(officer.json("POST", "/api/v1/detect/counts", """
                        {"unit": "500103", "published": "2020-04-20", "confirmed": 77, "reason": "示范", "person": "mallory",
                         "recordedBy": "mallory", "recordedAt": "1999-01-01T00:00:00Z", "supersededAt": "1999-01-01T00:00:00Z",
                         "area": 1, "sector": "general", "id": 1}
                        """).body());
        assertThat(count.path("confirmed").asInt()).isEqualTo(77);
        assertThat(count.toString()).doesNotContain("mallory").doesNotContain("1999");

        int area = db.sql("select area from registry.area where code = '500103'")
                .query(Integer.class)
                .single();
        String chosen = "0123456789ABCDEFGHJKMNPQRS";
        JsonNode person = JSON.readTree(officer.json("POST", "/api/v1/people", """
                        {"person": {"pseudonym": "%s", "name": "某某某某", "document": "NONE"}, "area": %d, "sector": "health",
                         "pseudonym": "%s", "state": "ERASED"}
                        """.formatted(chosen, area, chosen))
                .body());
        assertThat(person.path("pseudonym").asString()).hasSize(26).isNotEqualTo(chosen);
    }

    @Test
    void anAccountGetsNoPasswordAndNoNumberFromItsForm() {
        Browser administrator = visitors.officer("administrator", "500000");
        Map<String, String> form = new HashMap<>(Map.of(
                "login", "assigned-1",
                "name", "某值班员",
                "role", "street-worker",
                "area", street(),
                "secret", "{noop}known",
                "password", "known",
                "account", "1",
                "id", "1",
                "disabled_at", "",
                "permissions", "*.*"));
        form.put("handle", "00");
        assertThat(administrator.post("/access/accounts", form).statusCode()).isEqualTo(200);
        assertThat(db.sql("select secret is null and account > 1 from access.account where login = 'assigned-1'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aKeyGetsNoSecretAndNoPermissionThatIsNotOffered() {
        Browser officer = visitors.officer("district-officer", "500103");
        Map<String, String> form = new HashMap<>(Map.of(
                "name", "laboratory",
                "permissions", "access.write",
                "area", "500103",
                "until", "2020-06-01T00:00",
                "secret", "bhk_" + "a".repeat(43),
                "created_by", "0"));
        assertThat(officer.post("/access/clients", form).statusCode()).isEqualTo(422);
        form.put("permissions", "registry.read");
        assertThat(officer.post("/access/clients", form).statusCode()).isEqualTo(200);
        assertThat(visitors.stranger()
                        .with("Authorization", "Bearer bhk_" + "a".repeat(43))
                        .get("/api/v1/registry/units")
                        .statusCode())
                .isEqualTo(401);
        assertThat(db.sql(
                                "select count(*) from access.api_key where name = 'laboratory' and created_by = 0 and hint like"
                                        + " 'bhk_aaaaaa%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void bodiesWithTooLittleOrTooMuchAreAnswered() {
        List<String> failed = new ArrayList<>();
        int tried = 0;
        for (Endpoint endpoint : Endpoints.all(requestMappingHandlerMapping)) {
            if (!endpoint.changes() || !endpoint.pattern().startsWith("/api/")) {
                continue;
            }
            String path = endpoint.pattern().replaceAll("\\{[^/]*}", "1");
            for (String body : List.of(
                    "",
                    "{}",
                    "null",
                    "[]",
                    "\"\"",
                    "{\"person\": null, \"whatFor\": null, \"area\": null}",
                    "{\"person\": {}, \"whatFor\": {}, \"by\": null, \"distinct\": [null]}",
                    "{\"class\": \"java.lang.Runtime\", \"@class\": \"java.lang.Runtime\", \"@type\": \"x\"}",
                    "[".repeat(5_000),
                    "{\"confirmed\": 1e400, \"unit\": \"500103\", \"published\": \"+999999999-12-31\"}")) {
                tried++;
                HttpResponse<String> answer = visitors.machine().json(endpoint.method(), path, body);
                if (answer.statusCode() >= 500) {
                    failed.add(answer.statusCode() + " " + endpoint + " "
                            + body.substring(0, Math.min(60, body.length())));
                }
            }
        }
        assertThat(failed).isEmpty();
        assertThat(tried).isGreaterThan(150);
    }

    @Test
    void whatIsMissingIsNamed() {
        HttpResponse<String> answer =
                visitors.machine().json("POST", "/api/v1/people/find", "{\"by\": \"name\", \"whatFor\": {}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("fields").findValuesAsString("field"))
                .containsExactly("person", "whatFor.purpose");
    }

    private String street() {
        return db.sql("""
                        select a.code from registry.area a join registry.area_period p using (area)
                        where p.kind = 'street' and p.parent = (select area from registry.area where code = '500103')
                        order by a.code limit 1
                        """).query(String.class).single();
    }
}
