package org.bihuan.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.access.AccessApi;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.TestPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Loops by REST and page: who may do what, and that the neighbour sees nothing. It is 30 April, 08:00, and stays so. */
@HouseTest
class LoopsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String API = "/api/v1/loop/";
    private static final String HERE = "500103";
    private static final String NEXT_DOOR = "500101";

    @Autowired
    MockMvcTester house;

    @Autowired
    AccessApi accounts;

    @Autowired
    JdbcClient db;

    @AfterEach
    void leaveNothingBehind() {
        for (String table : List.of("owed", "custody", "breach", "step", "offer", "request", "loop", "history")) {
            db.sql("delete from loop." + table
                            + " where history_id in (select history_id from loop.history where subject like 'T-%')")
                    .update();
        }
    }

    private RequestPostProcessor officer(String area) {
        return TestPeople.as(accounts, "district-officer", area);
    }

    private RequestPostProcessor leader(String area) {
        return TestPeople.as(accounts, "district-leader", area);
    }

    private MvcTestResult send(RequestPostProcessor who, String path, String body) {
        return house.post()
                .uri(API + path)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Accept-Language", "en")
                .content(body)
                .exchange();
    }

    private List<String> outcomes(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        List<String> outcomes = new ArrayList<>();
        try {
            JSON.readTree(answer.getResponse().getContentAsString())
                    .forEach(one -> outcomes.add(one.path("outcome").asString()));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return outcomes;
    }

    private JsonNode read(RequestPostProcessor who, String path) throws UnsupportedEncodingException {
        MvcTestResult answer = house.get().uri(API + path).with(who).exchange();
        assertThat(answer).hasStatusOk();
        return JSON.readTree(answer.getResponse().getContentAsString());
    }

    private String open(String subject, String unit) {
        return """
                {"protocol":"price-report","subject":"%s","custodian":"%s","sector":"commerce",
                 "anchors":{"listed":"2020-04-30T05:00:00Z"}}
                """.formatted(subject, unit);
    }

    private String act(String subject, String event) {
        return "{\"protocol\":\"price-report\",\"subject\":\"" + subject + "\",\"event\":" + event + "}";
    }

    private String prices(String key, String happened, String price) {
        return """
                {"type":"evidence","key":"%s","duty":"prices","happened":"%s",
                 "values":{"report":"changed","pork-yuan-per-kg":"%s"}}
                """.formatted(key, happened, price);
    }

    @Test
    void whatIsRecordedStandsAndIsTakenOnce() throws UnsupportedEncodingException {
        assertThat(outcomes(send(
                        officer(HERE),
                        "loops",
                        "[" + open("T-1", HERE) + "," + open("T-1", HERE) + "," + open("T-2", "nowhere") + ",{}]")))
                .containsExactly("taken", "LOOP_RUNS", "no-unit", "unreadable");
        String evidence = act("T-1", prices("k1", "2020-04-29T23:30:00Z", "52.5"));
        assertThat(outcomes(send(officer(HERE), "acts", "[" + evidence + "," + evidence + "]")))
                .containsExactly("taken", "repeated");
        assertThat(outcomes(send(officer(HERE), "acts", "[" + evidence + "]"))).containsExactly("repeated");
        assertThat(outcomes(send(
                        officer(HERE),
                        "acts",
                        "[" + act("T-1", prices("k2", "2020-04-30T00:06:00Z", "52.5")) + ","
                                + act("T-1", prices("k3", "2020-04-29T23:40:00Z", "5000")) + ","
                                + act("T-1", "{\"type\":\"evidence\",\"colour\":1}") + ",null]")))
                .containsExactly("IN_THE_FUTURE", "WRONG_VALUE", "unreadable", "unreadable");
        JsonNode record = read(officer(HERE), "loops/price-report/T-1");
        assertThat(record.path("entries")).hasSize(2);
        assertThat(record.path("loops")
                        .get(0)
                        .path("custody")
                        .get(0)
                        .path("unit")
                        .asString())
                .isEqualTo(HERE);
        assertThat(db.sql("select count(*) from loop.aside where act ->> 'key' in ('k2', 'k3')")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void theNeighbourSeesNothingAndDoesNothing() throws UnsupportedEncodingException {
        outcomes(send(officer(HERE), "loops", "[" + open("T-3", HERE) + "]"));
        assertThat(read(officer(HERE), "owed?unit=" + HERE).toString()).contains("T-3");
        assertThat(read(officer(NEXT_DOOR), "owed").toString())
                .doesNotContain("T-3")
                .doesNotContain("\"" + HERE + "\"");
        assertThat(house.get().uri(API + "loops/price-report/T-3").with(officer(NEXT_DOOR)))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(house.get().uri("/loop/loops/price-report/T-3").with(officer(NEXT_DOOR)))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(house.get()
                        .uri("/loop/do?protocol=price-report&subject=T-3&duty=prices")
                        .with(officer(NEXT_DOOR)))
                .hasStatus(HttpStatus.NOT_FOUND);
        for (String page : List.of("/loop", "/loop/late", "/loop/handovers", "/loop/requests", "/loop/load")) {
            assertThat(house.get().uri(page).with(officer(NEXT_DOOR)))
                    .as(page)
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("T-3");
        }
        for (String event : List.of(
                prices("k1", "2020-04-29T23:30:00Z", "52.5"),
                "{\"type\":\"offer\",\"id\":\"o1\",\"from\":\"500103\",\"to\":\"500101\"}",
                "{\"type\":\"close\",\"by\":\"500103\"}",
                "{\"type\":\"accept\",\"id\":\"o1\"}")) {
            assertThat(outcomes(send(officer(NEXT_DOOR), "acts", "[" + act("T-3", event) + "]")))
                    .as(event)
                    .containsExactly("not-found");
        }
        assertThat(outcomes(send(officer(NEXT_DOOR), "loops", "[" + open("T-4", HERE) + "]")))
                .containsExactly("no-unit");
        assertThat(read(officer(HERE), "loops/price-report/T-3").path("entries"))
                .hasSize(1);
    }

    @Test
    void aHandOverIsOfferedByOneAndAcceptedByTheOther() throws UnsupportedEncodingException {
        outcomes(send(officer(HERE), "loops", "[" + open("T-5", HERE) + "]"));
        String offer = "{\"type\":\"offer\",\"id\":\"o5\",\"from\":\"500103\",\"to\":\"500101\"}";
        assertThat(outcomes(send(
                        officer(HERE),
                        "acts",
                        "[" + act("T-5", offer.replace("500101", "nowhere").replace("o5", "o4")) + "]")))
                .containsExactly("no-unit");
        assertThat(outcomes(send(officer(HERE), "acts", "[" + act("T-5", offer) + "]")))
                .containsExactly("taken");
        assertThat(house.get().uri("/loop/handovers").with(officer(HERE)))
                .bodyText()
                .doesNotContain("T-5");
        assertThat(house.get().uri("/loop/handovers").with(officer(NEXT_DOOR)))
                .bodyText()
                .contains("T-5");
        String accept = "[" + act("T-5", "{\"type\":\"accept\",\"id\":\"o5\"}") + "]";
        assertThat(outcomes(send(officer(HERE), "acts", accept))).containsExactly("not-found");
        assertThat(house.post()
                        .uri("/loop/handovers")
                        .with(officer(NEXT_DOOR))
                        .param("protocol", "price-report")
                        .param("subject", "T-5")
                        .param("id", "o5")
                        .param("answer", "accept"))
                .hasStatus(303);
        assertThat(house.get().uri(API + "loops/price-report/T-5").with(officer(HERE)))
                .as("it is no longer the giver's")
                .hasStatus(HttpStatus.NOT_FOUND);
        JsonNode custody = read(officer(NEXT_DOOR), "loops/price-report/T-5")
                .path("loops")
                .get(0)
                .path("custody");
        assertThat(custody).hasSize(2);
        assertThat(custody.get(1).path("unit").asString()).isEqualTo(NEXT_DOOR);
        assertThat(outcomes(send(
                        officer(HERE), "acts", "[" + act("T-5", prices("late", "2020-04-29T23:30:00Z", "50")) + "]")))
                .as("what the giver did before is the giver's, though uploaded after")
                .containsExactly("taken");
    }

    @Test
    void aWaiverIsGrantedByAnother() {
        outcomes(send(officer(HERE), "loops", "[" + open("T-6", HERE) + "]"));
        String ask = "{\"type\":\"request\",\"id\":\"r6\",\"kind\":\"waive\",\"duty\":\"prices\",\"slot\":1,"
                + "\"reason\":\"market closed\",\"by\":\"500103\"}";
        assertThat(outcomes(send(officer(HERE), "acts", "[" + act("T-6", ask) + "]")))
                .containsExactly("taken");
        String grant = "[" + act("T-6", "{\"type\":\"grant\",\"id\":\"r6\",\"by\":\"above\"}") + "]";
        assertThat(outcomes(send(officer(HERE), "acts", grant))).containsExactly("may-not");
        assertThat(outcomes(send(leader(NEXT_DOOR), "acts", grant))).containsExactly("not-found");
        assertThat(house.get().uri("/loop/requests").with(leader(HERE)))
                .bodyText()
                .contains("market closed");
        assertThat(outcomes(send(leader(HERE), "acts", grant))).containsExactly("taken");
        assertThat(db.sql("select count(*) from ledger.entry where act = 'loop.granted'"
                                + " and 'loop:price-report/T-6' = any(subjects)")
                        .query(Integer.class)
                        .single())
                .as("the decision is in the ledger")
                .isEqualTo(1);
        assertThat(house.get().uri("/loop/requests").with(leader(HERE)))
                .bodyText()
                .doesNotContain("market closed");
    }

    @Test
    void aPostWithoutThePermissionIsRefused() {
        RequestPostProcessor leader = leader(HERE);
        assertThat(outcomes(send(leader, "loops", "[" + open("T-7", HERE) + "]")))
                .containsExactly("may-not");
        assertThat(house.get().uri("/loop").with(TestPeople.as(accounts, "port-health", "500000")))
                .hasStatus(HttpStatus.FORBIDDEN);
    }
}
