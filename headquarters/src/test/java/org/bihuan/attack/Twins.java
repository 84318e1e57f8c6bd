package org.bihuan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bihuan.attack.Twin.Closed;
import org.bihuan.attack.Twin.Listed;
import org.bihuan.attack.Twin.Open;
import org.bihuan.attack.Twin.Refused;
import org.bihuan.attack.Twin.Thing;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * For each endpoint, who must not see what. A new endpoint gets a line here: what it is about is planted in one district
 * with {@link #MARK} in its texts, and the neighbouring district asks for it.
 */
@TestComponent
class Twins {
    static final String MARK = "踪迹";
    static final String OWNERS = "500103";
    static final String NEIGHBOURS = "500106";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Visitors visitors;
    private final JdbcClient db;
    private final Map<String, Twin> twins = new HashMap<>();

    Twins(Visitors visitors, JdbcClient db) {
        this.visitors = visitors;
        this.db = db;
    }

    /** By method and pattern. */
    synchronized Map<String, Twin> all() {
        if (twins.isEmpty()) {
            access();
            imports();
            people();
            registry();
            levels();
            loops();
            ledger();
            frame();
        }
        return twins;
    }

    Browser neighbour() {
        return visitors.officer("district-officer", NEIGHBOURS);
    }

    private Browser owner() {
        return visitors.officer("district-officer", OWNERS);
    }

    private void access() {
        taken(
                200,
                owner().post(
                                "/access/accounts",
                                Map.of(
                                        "login",
                                        "twin-worker",
                                        "name",
                                        MARK,
                                        "role",
                                        "street-worker",
                                        "area",
                                        street())));
        taken(
                200,
                owner().post(
                                "/access/clients",
                                Map.of(
                                        "name",
                                        MARK,
                                        "permissions",
                                        "registry.read",
                                        "area",
                                        OWNERS,
                                        "until",
                                        "2020-06-01T00:00")));
        Twin account = new Thing(owner(), "twin-worker", "twin-nobody");
        put(account, "GET /access/accounts/{login}", "POST /access/accounts/{login}/disable");
        put(account, "POST /access/accounts/{login}/renew", "POST /access/accounts/{login}/posts");
        put(account, "POST /access/accounts/{login}/posts/{post}/end", "POST /access/accounts/{login}/sessions");
        put(new Listed(owner(), "", MARK), "GET /access", "GET /access/clients");
        String key = String.valueOf(db.sql("select api_key from access.api_key where name = :name")
                .param("name", MARK)
                .query(Long.class)
                .single());
        put(new Thing(owner(), key, "999999"), "POST /access/clients/{id}/end");
        put(new Open("a link is for whoever holds it"), "GET /access/link/{token}", "POST /access/link/{token}");
        put(new Open("one's own"), "GET /access/me", "GET /access/me/prove", "GET /access/me/prove/elsewhere");
        put(new Open("one's own"), "POST /access/me/passkeys/{id}/remove");
        put(new Open("says of any row in words who may see it, and nothing of the row"), "GET /access/who");
    }

    private void imports() {
        HttpResponse<String> sent = owner().send(
                        "POST",
                        "/api/v1/imports?kind=areas&sender=clerk&name=" + Browser.encoded(MARK + ".csv"),
                        Optional.of("text/csv"),
                        Optional.of("code,name_zh,parent,kind\n500103,渝中区,500000,district\n"));
        taken(201, sent);
        String id = JSON.readTree(sent.body()).path("id").asString();
        taken(202, owner().json("POST", "/api/v1/imports/" + id + "/check", "{}"));
        Twin batch = new Thing(owner(), id, "999999");
        put(batch, "GET /shell/imports/{id}", "GET /shell/imports/{id}/progress");
        put(
                batch,
                "GET /shell/imports/{id}/refused.csv",
                "GET /api/v1/imports/{id}",
                "GET /api/v1/imports/{id}/results");
        for (String act : new String[] {"check", "commit", "undo", "cancel"}) {
            put(batch, "POST /shell/imports/{id}/" + act, "POST /api/v1/imports/{id}/" + act);
        }
        put(batch, "POST /shell/imports/{id}/discard", "POST /shell/imports/{id}/columns");
        put(new Refused(id), "PUT /api/v1/imports/{id}/columns");
        HttpResponse<String> accounts = owner().send(
                        "POST",
                        "/api/v1/imports?kind=accounts&sender=clerk&name=accounts.csv",
                        Optional.of("text/csv"),
                        Optional.of(
                                "login,name,role,area\ntwin-listed,%s,street-worker,%s\n".formatted(MARK, street())));
        taken(201, accounts);
        committed(JSON.readTree(accounts.body()).path("id").asString());
        batch = new Thing(owner(), JSON.readTree(accounts.body()).path("id").asString(), "999999");
        put(batch, "GET /access/batches/{batch}", "POST /access/batches/{batch}/links");
        put(batch, "POST /access/batches/{batch}/links.csv");
        put(new Listed(owner(), "kind=areas", MARK), "GET /shell/imports");
        put(new Open("column names"), "GET /shell/imports/kinds/{kind}.csv");
    }

    private void committed(String batch) {
        String path = "/api/v1/imports/" + batch;
        taken(202, owner().json("POST", path + "/check", "{}"));
        await(path, "CHECKED");
        taken(202, owner().json("POST", path + "/commit", "{}"));
        await(path, "COMMITTED");
    }

    private void await(String path, String state) {
        HttpResponse<String> now = owner().get(path);
        for (int tries = 0; !now.body().contains('"' + state + '"'); tries++) {
            assertThat(tries).as(now.body()).isLessThan(600);
            LockSupport.parkNanos(100_000_000);
            now = owner().get(path);
        }
    }

    private void people() {
        HttpResponse<String> made = owner().json("POST", "/api/v1/people", """
                {"person": {"name": "%s某", "document": "NONE"}, "area": %d, "sector": "health"}
                """.formatted(MARK, area(OWNERS)));
        taken(201, made);
        Twin person =
                new Thing(owner(), JSON.readTree(made.body()).path("pseudonym").asString(), "0".repeat(26));
        put(person, "GET /api/v1/people/{pseudonym}", "POST /api/v1/people/{pseudonym}/look");
        String page = "/people/{pseudonym:[0-7][0-9A-HJKMNP-TV-Z]{25}}";
        put(person, "GET " + page);
        for (String act : new String[] {"look", "change", "distinct", "merge", "unmerge"}) {
            put(person, "POST /people/{pseudonym}/" + act);
        }
        put(new Closed(), "POST /people/{pseudonym}/erase", "POST /api/v1/people/{pseudonym}/erase");
        taken(201, owner().json("POST", "/api/v1/people", """
                {"person": {"name": "%s人", "document": "PASSPORT", "number": "TWIN00001"}, "area": %d, "sector": "health"}
                """.formatted(MARK, area(OWNERS))));
        taken(
                200,
                visitors.officer("hospital", "500107")
                        .post(
                                "/people/emergency",
                                Map.of(
                                        "document",
                                        "PASSPORT",
                                        "number",
                                        "TWIN00001",
                                        "reason",
                                        "急诊昏迷，需查过敏史和用药史后才能抢救")));
        String glass = db.sql("select max(glass)::text from people.glass")
                .query(String.class)
                .single();
        put(new Thing(owner(), glass, "999999"), "POST /people/glass/{id}/seen");
        put(new Open("asks; answers stand at POST /people/find"), "GET /people", "GET /people/new");
        put(new Open("one's own areas"), "GET /people/emergency", "GET /people/glass");
    }

    private void registry() {
        taken(201, visitors.machine().json("POST", "/api/v1/registry/sites", """
                {"code": "TWIN-1", "kind": "hospital", "zh": "%s医院", "en": "%s", "area": "500103",
                 "sector": "health", "operator": "示范医院", "territorial_owner": "区政府",
                 "sector_owner": "市卫生健康委"}
                """.formatted(MARK, MARK)));
        put(new Thing(owner(), "TWIN-1", "TWIN-0"), "GET /registry/sites/{code}", "GET /api/v1/registry/sites/{code}");
        put(new Listed(owner(), "q=TWIN", MARK), "GET /registry/sites", "GET /api/v1/registry/sites");
        put(new Refused("TWIN-1"), "PUT /api/v1/registry/sites/{code}");
        put(new Open("areas' names and parents, and how many sites of one's own"), "GET /registry");
        put(new Open("areas' names and parents"), "GET /registry/areas/{code}", "GET /registry/areas/{code}/edit");
        put(new Open("an empty form"), "GET /registry/areas/new", "GET /registry/sites/new");
        for (String list : new String[] {"calendar", "hours", "kinds", "phones", "sectors"}) {
            put(new Open("the city's " + list), "GET /registry/" + list, "GET /api/v1/registry/" + list);
        }
        put(new Open("areas' names and parents"), "GET /api/v1/registry/areas", "GET /api/v1/registry/areas/{code}");
        put(new Open("what was taken back"), "GET /api/v1/registry/areas/{code}/removals");
        put(new Open("what was taken back"), "GET /api/v1/registry/calendar/removals");
        put(new Open("the reporting units"), "GET /api/v1/registry/units");
        put(new Refused(OWNERS), "POST /api/v1/registry/areas/{code}/end", "POST /registry/areas/{code}/end");
        put(new Refused(OWNERS), "PUT /api/v1/registry/areas/{code}");
        put(new Refused("2020-05-01"), "PUT /api/v1/registry/calendar/{day}");
        put(new Refused("2020-05-01"), "POST /api/v1/registry/calendar/{day}/remove");
        put(new Refused("hospital"), "PUT /api/v1/registry/kinds/{key}");
        put(new Refused("health"), "PUT /api/v1/registry/sectors/{key}");
    }

    private void levels() {
        taken(201, visitors.officer("city-duty", "500000").json("POST", "/api/v1/detect/counts", """
                {"unit": "500103", "published": "2020-04-20", "confirmed": 77, "reason": "%s"}
                """.formatted(MARK)));
        put(new Thing(owner(), OWNERS, "500199"), "GET /api/v1/detect/counts/{unit}/{published}");
        put(new Listed(owner(), "unit=500103&limit=500", MARK), "GET /api/v1/detect/counts");
        put(new Listed(owner(), "", "渝中区"), "GET /detect");
        put(new Open("the city's own computation"), "GET /api/v1/control/computed");
        put(new Open("published lists"), "GET /api/v1/control/issues", "GET /control/issues");
        put(new Open("published lists"), "GET /api/v1/control/issues/{id}", "GET /api/v1/control/levels");
        put(new Open("published lists"), "GET /api/v1/control/issues/{id}/signed");
        put(new Open("published levels"), "GET /control", "GET /control/map.geojson", "GET /control/units/{code}");
        put(new Open("published levels"), "GET /control/{list:groups|clusters|decisions}");
        put(new Closed(), "POST /api/v1/control/issues/{id}/publish", "POST /control/issues/{id}/publish");
        put(new Closed(), "POST /control/units/{code}/decisions");
        put(new Closed(), "POST /control/{list:groups|clusters|decisions}");
        put(new Closed(), "POST /control/{list:groups|clusters|decisions}/{id}/end");
    }

    private void loops() {
        for (String subject : new String[] {"TWIN-L", "TWIN-H"}) {
            taken(200, owner().json("POST", "/api/v1/loop/loops", """
                    [{"protocol": "price-report", "subject": "%s", "custodian": "500103", "sector": "commerce",
                      "anchors": {"listed": "2020-04-25T05:00:00Z"}}]
                    """.formatted(subject)));
        }
        act("TWIN-H", "{\"type\":\"offer\",\"id\":\"twin\",\"from\":\"500103\",\"to\":\"500101\"}");
        act("TWIN-L", """
                {"type":"request","id":"twin","kind":"waive","duty":"prices","slot":1,"reason":"%s","by":"500103"}
                """.formatted(MARK));
        Twin loop = new Thing(owner(), "TWIN-L", "TWIN-N");
        put(loop, "GET /loop/loops/{protocol}/{subject}", "GET /api/v1/loop/loops/{protocol}/{subject}");
        for (String act : new String[] {"offers", "waivers", "close"}) {
            put(loop, "POST /loop/loops/{protocol}/{subject}/" + act);
        }
        put(new Listed(owner(), "", "TWIN-L"), "GET /loop", "GET /loop/late", "GET /api/v1/loop/owed");
        String one = "protocol=price-report&subject=TWIN-L&duty=prices";
        put(new Listed(owner(), one, "name=\"duty\""), "GET /loop/do");
        put(new Listed(visitors.officer("district-officer", "500101"), "", "TWIN-H"), "GET /loop/handovers");
        put(new Listed(visitors.officer("district-leader", OWNERS), "", MARK), "GET /loop/requests");
        put(new Listed(owner(), "", "unit=500103"), "GET /loop/load");
        put(new Listed(owner(), "", "开环之前"), "GET /loop/breaches"); // nobody held it yet when it was due
        put(new Open("the city's protocols"), "GET /loop/protocols", "GET /loop/protocols/{id}");
    }

    private void act(String subject, String event) {
        HttpResponse<String> answer = owner().json(
                        "POST",
                        "/api/v1/loop/acts",
                        "[{\"protocol\":\"price-report\",\"subject\":\"" + subject + "\",\"event\":" + event + "}]");
        taken(200, answer);
        assertThat(answer.body()).contains("taken");
    }

    private void ledger() {
        put(new Closed(), "GET /ledger", "GET /ledger/verifications", "GET /ledger/{id:[0-9]{1,18}}");
        put(new Closed(), "GET /api/v1/ledger/entries", "GET /api/v1/ledger/entries/{id}", "GET /api/v1/ledger/head");
    }

    private void frame() {
        put(new Open("the way to the other pages"), "GET /");
        put(new Open("the door"), "GET /sign-in", "GET /sign-in/elsewhere");
        put(new Open("which interfaces there are"), "GET /shell/api", "GET /api/v1/openapi.json");
        put(new Open("the house's certificate"), "GET /shell/trust", "GET /shell/trust/ca.crt");
        put(new Closed(), "GET /shell/health", "GET /shell/setup", "GET /shell/setup/city", "GET /shell/setup/end");
        put(new Closed(), "GET /shell/setup/{key}");
    }

    private void put(Twin twin, String... endpoints) {
        for (String endpoint : endpoints) {
            assertThat(twins.put(endpoint, twin)).as(endpoint).isNull();
        }
    }

    private static void taken(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private int area(String code) {
        return db.sql("select area from registry.area where code = :code")
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    private String street() {
        return db.sql("""
                        select a.code from registry.area a join registry.area_period p using (area)
                        where p.kind = 'street' and p.parent = (select area from registry.area where code = '500103')
                        order by a.code limit 1
                        """).query(String.class).single();
    }
}
