package org.bihuan.shell.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneId;
import org.bihuan.Headquarters;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.CityPack;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.testing.EmptyHouse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.web.context.WebApplicationContext;

/** From an empty folder to an open house, in the order in which a person goes through it. */
@SpringBootTest(classes = Headquarters.class)
@ContextConfiguration(initializers = EmptyHouse.class)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupTest {
    /** Comes with the cookie that the printed link leaves; once the house is open, as a command of the machine. */
    private final MockMvcTester house;

    private final MockMvcTester stranger;

    @Autowired
    City city;

    SetupTest(@Autowired WebApplicationContext context) {
        house = MockMvcTester.from(
                context,
                builder -> filtered(builder, context)
                        .defaultRequest(get("/").cookie(new Cookie(SetupKey.COOKIE, "of-the-tests"))
                                .with(request -> {
                                    if (context.getBean(Setup.class).open()) {
                                        request.addHeader("Authorization", "Bearer of-the-tests");
                                    }
                                    return request;
                                }))
                        .build());
        stranger = MockMvcTester.from(
                context, builder -> filtered(builder, context).build());
    }

    private static DefaultMockMvcBuilder filtered(DefaultMockMvcBuilder builder, WebApplicationContext context) {
        return builder.addFilters(
                context.getBean(SetupGate.class),
                context.getBean("springSessionRepositoryFilter", Filter.class),
                context.getBean("springSecurityFilterChain", Filter.class));
    }

    @Test
    @Order(1)
    void onlyWhoeverHasThePrintedLinkSetsTheCityUp() {
        assertThat(stranger.get().uri("/shell/setup/city")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(stranger.get().uri("/shell/setup?key=guessed")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(stranger.get().uri("/shell/setup?key=of-the-tests"))
                .hasRedirectedUrl("/shell/setup")
                .cookies()
                .isHttpOnly(SetupKey.COOKIE, true);
    }

    @Autowired
    CityClock clock;

    @ParameterizedTest
    @Order(1)
    @ValueSource(
            strings = {"/", "/registry", "/control", "/detect", "/shell/imports", "/nowhere", "/shell/setup/areas"})
    void withoutACityEveryPageLeadsToTheSetUp(String path) {
        assertThat(house.get().uri(path)).hasStatus(HttpStatus.SEE_OTHER).hasRedirectedUrl("/shell/setup");
        assertThat(house.get().uri("/shell/setup")).hasRedirectedUrl("/shell/setup/city");
    }

    @Test
    @Order(2)
    void programsAreToldThatThereIsNoCity() {
        for (String[] told : new String[][] {{"zh-CN", "尚未设置城市"}, {"en", "no city yet"}}) {
            assertThat(house.get().uri("/api/v1/registry/units").header("Accept-Language", told[0]))
                    .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                    .bodyText()
                    .contains(told[1]);
        }
    }

    @Test
    @Order(3)
    void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost() {
        MvcTestResult answer = house.post()
                .uri("/shell/setup/city")
                .header("Accept-Language", "en")
                .param("zh", " ")
                .param("en", "")
                .param("code", "T W")
                .param("zone", "Mars/Base")
                .param("population", "many")
                .param("hq_en", "Mine")
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        Document page = html(answer);
        assertThat(page.select(".bh-errors a").eachAttr("href"))
                .containsExactly("#zh", "#code", "#zone", "#population");
        assertThat(page.select("#zone").val()).isEqualTo("Mars/Base");
        assertThat(page.select("#hq_en").val()).isEqualTo("Mine");
        assertThat(city.named()).isFalse();
        assertThat(city.pack()).doesNotExist();
    }

    @Test
    @Order(4)
    void theCityIsNamedAndItsClockGoesByItsZone() {
        assertThat(name("America/New_York")).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(name("America/St_Johns")).as("the zone is corrected").hasStatus(HttpStatus.SEE_OTHER);
        assertThat(clock.getZone()).isEqualTo(ZoneId.of("America/St_Johns"));
        City kept = CityPack.read(city.pack());
        assertThat(kept.names()).containsExactly(java.util.Map.entry("en", "Tide: \"water\" #1"));
        assertThat(kept.languages()).containsExactly("en");
        assertThat(house.post()
                        .uri("/shell/setup/city")
                        .param("en", "Other")
                        .param("code", "OTHER")
                        .param("zone", "UTC"))
                .as("another code")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(house.get().uri("/registry")).as("still closed").hasRedirectedUrl("/shell/setup");
        assertThat(house.get().uri("/shell/imports")).hasStatusOk();
    }

    @Test
    @Order(5)
    void aRestartGoesOnWhereItWas(@Autowired ObjectProvider<org.bihuan.shell.city.PackContent> contents) {
        City again = CityPack.read(city.pack());
        Setup setup = new Setup(again, contents);
        assertThat(setup.named()).isTrue();
        assertThat(setup.open()).isFalse();
        contents.orderedStream().forEach(content -> content.load(again));
        assertThat(house.get().uri("/shell/setup")).hasRedirectedUrl("/shell/setup/areas");
    }

    @Test
    @Order(6)
    void aCityWithoutAreasOrWhoseResidentsDoNotSumStaysClosed() throws InterruptedException {
        assertThat(house.post().uri("/shell/setup/end")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        send("code,name,parent,kind,residents\nN,North,TW,district,1000\nS,South,TW,zone,400\n");
        assertThat(house.post().uri("/shell/setup/end")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(html(house.get()
                                .uri("/shell/setup/areas")
                                .header("Accept-Language", "en")
                                .exchange())
                        .select(".bh-note")
                        .text())
                .contains("1,400")
                .contains("1,500");
        assertThat(city.pack().resolve("UNFINISHED")).exists();
    }

    @Test
    @Order(7)
    void withAreasThatSumTheHouseOpens() throws InterruptedException {
        send("code,name,parent,kind,residents\nS,South,TW,zone,500\n");
        assertThat(house.get().uri("/shell/setup")).hasRedirectedUrl("/shell/setup/end");
        assertThat(house.post().uri("/shell/setup/end"))
                .hasStatus(HttpStatus.SEE_OTHER)
                .redirectedUrl()
                .as("to the first administrator's password")
                .startsWith("/access/link/");
        assertThat(html(house.get().uri("/registry").exchange()).select("main").text())
                .contains("North")
                .contains("South");
        for (String path : new String[] {"/", "/control", "/detect", "/shell/health"}) {
            assertThat(house.get().uri(path)).as(path).hasStatusOk();
        }
        assertThat(house.get().uri("/shell/setup")).hasRedirectedUrl("/");
        assertThat(Files.exists(city.pack().resolve("UNFINISHED"))).isFalse();
    }

    private MvcTestResult name(String zone) {
        return house.post()
                .uri("/shell/setup/city")
                .param("en", "Tide: \"water\" #1")
                .param("first", "en")
                .param("code", "TW")
                .param("zone", zone)
                .param("population", "1500")
                .exchange();
    }

    private void send(String text) throws InterruptedException {
        MvcTestResult sent = house.post()
                .uri("/shell/imports")
                .multipart()
                .file(new MockMultipartFile("file", "areas.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)))
                .param("kind", "areas")
                .param("sender", "clerk")
                .exchange();
        String batch = String.valueOf(sent.getResponse().getRedirectedUrl());
        for (String step : new String[] {"check", "commit"}) {
            assertThat(house.post().uri(batch + "/" + step)).hasStatus(HttpStatus.SEE_OTHER);
            while (!html(house.get().uri(batch).exchange()).select("#progress").isEmpty()) {
                Thread.sleep(20);
            }
        }
        assertThat(html(house.get().uri(batch).header("Accept-Language", "en").exchange())
                        .text())
                .contains("Committed");
    }

    private static Document html(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
