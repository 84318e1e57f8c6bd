package org.bihuan.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import org.bihuan.testing.HouseTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The registry's pages and REST over the whole house. */
@HouseTest
class RegistryPagesTest {
    private static final String WHO = "值班员 city-duty (city-duty.500000)";

    @Autowired
    MockMvcTester house;

    @Autowired
    JdbcClient db;

    @AfterEach
    void leaveNothingBehind() {
        db.sql("delete from registry.duty_phone").update();
        db.sql("delete from registry.site").update();
        db.sql("update registry.sector set changed_by = ''").update();
        db.sql("update registry.site_kind set changed_by = ''").update();
        db.sql("update registry.working_day set changed_by = '', hours = case when weekday > 5 then '' else hours end")
                .update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/registry",
                "/registry?q=万盛",
                "/registry?q=nothing",
                "/registry/areas/500110",
                "/registry/areas/500110-WS",
                "/registry/areas/500110004?day=2020-05-09",
                "/registry/areas/new?parent=500103",
                "/registry/areas/500103/edit",
                "/registry/sites",
                "/registry/sites/new?area=500103",
                "/registry/phones",
                "/registry/sectors?change=health",
                "/registry/kinds?change=hospital",
                "/registry/hours",
                "/registry/calendar?month=2020-05",
                "/registry/calendar?month=2021-02"
            })
    void everyPageStandsInBothLanguages(String path) {
        for (String language : new String[] {"zh-CN", "en"}) {
            Document page = page(path, language);
            assertThat(page.select("html").attr("lang")).isEqualTo(language);
            assertThat(page.select("h1").text()).isNotBlank();
            assertThat(page.select("[style], script:not([src]):not([type])")).isEmpty();
        }
    }

    @Test
    void theTreeHas41UnitsAnd1031StreetsAndSaysTheirSum() {
        Document tree = page("/registry", "en");
        assertThat(tree.select(".bh-tree > li")).hasSize(41);
        assertThat(tree.select(".bh-tree details > ul > li")).hasSize(1031);
        assertThat(tree.select(".bh-panel-foot").text()).contains("32,054,159");
    }

    @Test
    void aStreetOfAZoneShowsBothParents() {
        Document street = page("/registry/areas/500110004", "zh-CN");
        assertThat(street.select(".bh-crumbs").text()).contains("重庆市").contains("万盛经开区");
        assertThat(street.select(".bh-facts").text()).contains("綦江区");
        assertThat(page("/registry/areas/500110", "zh-CN").text()).contains("万盛街道");
    }

    @Test
    void mayDayIsFreeAndItsSaturdayIsWorked() {
        Document may = page("/registry/calendar?month=2020-05&start=2020-04-30T17:30&hours=1", "en");
        assertThat(may.select(".bh-month td.is-free:not(.is-outside) b").eachText())
                .containsExactly("1", "2", "3", "4", "5", "10", "16", "17", "23", "24", "30", "31");
        assertThat(may.select(".bh-big").text()).contains("6 May 2020 09:30");
    }

    @Test
    void aPageForNoAreaIsNotFound() {
        assertThat(house.get().uri("/registry/areas/999999")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(house.get().uri("/registry/sites/none")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(house.get().uri("/registry/calendar?month=soon")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aSiteWithoutOwnersIsRefusedByThePageAndNothingTypedIsLost() throws UnsupportedEncodingException {
        for (String missing : new String[] {"territorial_owner", "sector_owner"}) {
            var form = house.post()
                    .uri("/registry/sites")
                    .param("fresh", "true")
                    .param("code", "PAGE-0")
                    .param("kind", "hospital")
                    .param("zh", "某医院")
                    .param("area", "500103")
                    .param("sector", "health")
                    .param("operator", "某医院");
            String given = missing.equals("sector_owner") ? "territorial_owner" : "sector_owner";
            MvcTestResult answer =
                    form.param(given, "某责任单位").header("Accept-Language", "en").exchange();
            assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            Document page = Jsoup.parse(answer.getResponse().getContentAsString());
            assertThat(page.select(".bh-errors a").attr("href")).isEqualTo("#f-" + missing);
            assertThat(page.select(".has-error input").attr("id")).isEqualTo("f-" + missing);
            assertThat(page.select("#f-" + given).val()).isEqualTo("某责任单位");
            assertThat(page.select("#f-kind option[selected]").val()).isEqualTo("hospital");
        }
        assertThat(house.get().uri("/registry/sites/PAGE-0")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aSiteSavedByThePageIsFoundAndCannotBeAddedTwice() {
        for (HttpStatus expected : new HttpStatus[] {HttpStatus.SEE_OTHER, HttpStatus.UNPROCESSABLE_CONTENT}) {
            assertThat(house.post()
                            .uri("/registry/sites")
                            .param("fresh", "true")
                            .param("code", "PAGE-1")
                            .param("kind", "hospital")
                            .param("zh", "页面医院")
                            .param("area", "500103")
                            .param("sector", "health")
                            .param("operator", "页面医院")
                            .param("territorial_owner", "渝中区政府")
                            .param("sector_owner", "市卫生健康委"))
                    .hasStatus(expected);
        }
        assertThat(page("/registry/sites?q=页面", "zh-CN").select("tbody tr")).hasSize(1);
        assertThat(page("/registry/sites?q=页面", "zh-CN").select("tbody").text()).contains(WHO);
        assertThat(page("/registry/areas/500103", "zh-CN").text()).contains("页面医院");
    }

    @Test
    void aSiteWithoutOwnersIsRefusedByRest() {
        String site = """
                {"code":"REST-1","kind":"hospital","zh":"某医院","area":"500103","sector":"health","operator":"某医院",
                 "territorial_owner":"渝中区政府"%s}
                """;
        assertThat(house.post()
                        .uri("/api/v1/registry/sites")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(site.formatted("")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.flaws[0].field")
                .isEqualTo("sector_owner");
        assertThat(house.get().uri("/api/v1/registry/sites/REST-1")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(house.post()
                        .uri("/api/v1/registry/sites")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(site.formatted(",\"sector_owner\":\"市卫生健康委\"")))
                .hasStatus(HttpStatus.CREATED);
        assertThat(house.put()
                        .uri("/api/v1/registry/sites/REST-1")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(site.formatted(",\"sector_owner\":\" \"")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(house.get().uri("/api/v1/registry/sites/REST-1"))
                .bodyJson()
                .extractingPath("$.sector_owner")
                .isEqualTo("市卫生健康委");
    }

    @Test
    void areasArePagedByCode() {
        String after = "";
        int pages = 0;
        int items = 0;
        do {
            MvcTestResult answer = house.get()
                    .uri("/api/v1/registry/areas?limit=500&after=" + after)
                    .exchange();
            Object[] next = new Object[1];
            int[] size = new int[1];
            assertThat(answer).bodyJson().extractingPath("$.items.length()").satisfies(count -> size[0] = (int) count);
            assertThat(answer).bodyJson().extractingPath("$.next").satisfies(code -> next[0] = String.valueOf(code));
            items += size[0];
            pages++;
            after = String.valueOf(next[0]);
        } while (!after.equals("null") && pages < 5);
        assertThat(pages).isEqualTo(3);
        assertThat(items).isEqualTo(1073);
    }

    @Test
    void aGridIsAddedByThePageBelowAStreetsCommunity() {
        assertThat(house.post()
                        .uri("/registry/areas")
                        .param("code", "500103-T-1")
                        .param("parent", "500999")
                        .param("kind", "grid")
                        .param("zh", "某网格")
                        .param("valid_from", "2020-04-30")
                        .param("source", "test"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("某网格");
        assertThat(house.get().uri("/registry/areas/500103-T-1")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(house.post().uri("/registry/areas/500103/end").param("day", "2030-01-01"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("f-reason");
        assertThat(house.post()
                        .uri("/registry/areas/500103/end")
                        .param("day", "2030-01-01")
                        .param("reason", "reform"))
                .as("its streets are still there")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aDutyIsEnteredAndItsPostStandsOnTheAreasPage() {
        assertThat(house.post()
                        .uri("/registry/phones")
                        .param("area", "500104")
                        .param("sector", "health")
                        .param("role", "测试值班室")
                        .param("number", "not a number")
                        .param("from", "2020-04-30T08:00")
                        .param("until", "2020-04-30T07:00"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(house.post()
                        .uri("/registry/phones")
                        .param("area", "500104")
                        .param("sector", "health")
                        .param("role", "测试值班室")
                        .param("number", "6883 1234")
                        .param("from", "2020-04-30T07:00")
                        .param("until", "2020-05-30T08:00"))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(page("/registry/areas/500104", "zh-CN").text())
                .contains("测试值班室")
                .contains("6883 1234");
    }

    @Test
    void areasPhonesDaysAndSectorsAreRefusedAndSavedByRest() {
        String grid = """
                {"parent":"%s","kind":"community","zh":"某社区","valid_from":"2031-01-01","source":"test"%s}
                """;
        assertThat(put("/api/v1/registry/areas/500103-R-1", grid.formatted("500999", "")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.flaws[0].reason")
                .isEqualTo("unknownArea");
        assertThat(put("/api/v1/registry/areas/500103-R-1", grid.formatted("500103", "")))
                .hasStatusOk();
        assertThat(house.get().uri("/api/v1/registry/areas/500103-R-1?day=2031-01-01"))
                .bodyJson()
                .extractingPath("$.changedBy")
                .isEqualTo(WHO);
        assertThat(send("/api/v1/registry/areas/500103-R-1/end", "{\"day\":\"2031-01-01\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(
                        "/api/v1/registry/areas/500103-R-1/end",
                        "{\"day\":\"2031-01-01\",\"reason\":\"entered twice\"}"))
                .hasStatusOk();
        assertThat(house.get().uri("/api/v1/registry/areas/500103-R-1/removals"))
                .bodyJson()
                .extractingPath("$[0].reason")
                .isEqualTo("entered twice");
        assertThat(house.get().uri("/api/v1/registry/areas/500103-R-1?day=2031-01-01"))
                .hasStatus(HttpStatus.NOT_FOUND);

        String phone = """
                {"area":"500105","sector":"health","role":"接口值班室","number":"6883 9999","from":"2031-01-01T08:00",
                 "until":"2031-01-01T%s:00"}""";
        assertThat(send("/api/v1/registry/phones", phone.formatted("07"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send("/api/v1/registry/phones", phone.formatted("20"))).hasStatus(HttpStatus.CREATED);

        String day = "{\"kind\":\"%s\",\"zh\":\"某日\"}";
        assertThat(put("/api/v1/registry/calendar/2031-02-03", day.formatted("feast")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(put("/api/v1/registry/calendar/2031-02-03", day.formatted("holiday")))
                .hasStatusOk();
        assertThat(house.get().uri("/api/v1/registry/calendar?from=2031-02-03&until=2031-02-04"))
                .bodyJson()
                .extractingPath("$[0].changedBy")
                .isEqualTo(WHO);
        String back = "{\"reason\":\"called off\"}";
        assertThat(send("/api/v1/registry/calendar/2031-02-03/remove", "{}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send("/api/v1/registry/calendar/2031-02-03/remove", back)).hasStatusOk();
        assertThat(send("/api/v1/registry/calendar/2031-02-03/remove", back))
                .as("it is as its week already")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(house.get().uri("/api/v1/registry/calendar/removals?from=2031-01-01&until=2032-01-01"))
                .bodyJson()
                .extractingPath("$[0].changedBy")
                .isEqualTo(WHO);

        String sector =
                "{\"zh\":\"卫生健康\",\"en\":\"Health\",\"owner_zh\":\"市卫生健康委\",\"owner_en\":\"Health" + " Commission\"%s}";
        assertThat(put("/api/v1/registry/sectors/health", sector.formatted("").replace("卫生健康\",", "\",")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(put("/api/v1/registry/sectors/health", sector.formatted(""))).hasStatusOk();
    }

    @Test
    void kindsAndHoursAreRefusedAndSavedByPageAndRest() {
        String kind = "{\"zh\":\"医院\",\"en\":\"Hospital\"%s}";
        assertThat(put("/api/v1/registry/kinds/hospital", "{\"en\":\"Hospital\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(put("/api/v1/registry/kinds/hospital", kind.formatted(",\"changed_by\":\"mallory\"")))
                .as("what is signed in counts, whatever is said")
                .hasStatusOk();
        assertThat(page("/registry/kinds", "en").select("tbody tr").first().text())
                .contains("Hospital", WHO);
        assertThat(house.post().uri("/registry/kinds").param("code", "No Key"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("No Key");

        assertThat(put("/api/v1/registry/hours", "{\"monday\":\"9-5\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.flaws[0].field")
                .isEqualTo("monday");
        assertThat(house.post().uri("/registry/hours"))
                .as("a week without any hours")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var week = house.post().uri("/registry/hours");
        for (String day : new String[] {"monday", "tuesday", "wednesday", "thursday", "friday"}) {
            week = week.param(day, "09:00-12:30, 14:00-18:00");
        }
        assertThat(week.param("saturday", "9:00-11:00")).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(house.get().uri("/api/v1/registry/hours"))
                .bodyJson()
                .extractingPath("$[5].hours")
                .isEqualTo("09:00-11:00");
        assertThat(page("/registry/calendar?month=2020-06", "zh-CN")
                        .select(".bh-month td.is-free:not(.is-outside) b")
                        .eachText())
                .as("Saturdays are worked now")
                .doesNotContain("6", "13", "20");
    }

    @Test
    void theYearsMapHasEveryDayOnceAndTheMayDayHoliday() {
        Document year = page("/registry/calendar?month=2020-05", "zh-CN");
        assertThat(year.select("[data-year]").attr("aria-label")).contains("放假");
        assertThat(year.select("#year-days").html())
                .contains("{\"day\":\"2020-05-01\",\"kind\":2,", "{\"day\":\"2020-05-09\",\"kind\":3,")
                .contains("{\"day\":\"2020-05-16\",\"kind\":1,", "{\"day\":\"2020-02-29\",\"kind\":")
                .doesNotContain("2021-01-01");
    }

    private MvcTestResult put(String path, String json) {
        return house.put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .exchange();
    }

    private MvcTestResult send(String path, String json) {
        return house.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .exchange();
    }

    private Document page(String path, String language) {
        MvcTestResult answer =
                house.get().uri(path).header("Accept-Language", language).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
