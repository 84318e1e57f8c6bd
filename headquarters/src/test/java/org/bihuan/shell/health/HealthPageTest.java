package org.bihuan.shell.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.bihuan.testing.HouseTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@HouseTest
class HealthPageTest {
    @Autowired
    MockMvcTester house;

    @Test
    void saysHowTheDatabaseKeepsItsPromises() throws Exception {
        Document page = page("en");
        assertThat(page.select("dl.bh-facts").text())
                .contains("PostgreSQL 18")
                .contains("fsync on")
                .contains("full_page_writes on")
                .contains("synchronous_commit on");
        assertThat(page.text()).contains("Nothing that was acknowledged has been lost");
        assertThat(page("zh-CN").text()).contains("凡已确认的数据，一条未丢");
    }

    @Test
    void saysThatOnlyThisMachineReachesTheHouseAndThatThereIsNoAuthorityToTrust() throws Exception {
        assertThat(page("en").text()).contains("From this machine only, by plain HTTP.");
        assertThat(page("zh-CN").text()).contains("仅本机可访问");
        assertThat(house.get()
                        .uri("/shell/trust")
                        .header("Accept-Language", "en")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("There is nothing to do");
        assertThat(house.get().uri("/shell/trust/ca.crt").exchange()).hasStatus(404);
        assertThat(house.get().uri("http://evil.example/shell/trust").exchange())
                .hasStatus(421);
    }

    private Document page(String language) throws Exception {
        return Jsoup.parse(house.get()
                .uri("/shell/health")
                .header("Accept-Language", language)
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }
}
