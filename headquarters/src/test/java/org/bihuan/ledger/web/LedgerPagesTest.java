package org.bihuan.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import org.bihuan.access.AccessApi;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.TestPeople;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What an auditor sees and does. */
@HouseTest
class LedgerPagesTest {
    @Autowired
    MockMvcTester house;

    @Autowired
    AccessApi accounts;

    @Test
    void anAuditorVerifiesAndSeesWhatWasFound() throws InterruptedException, UnsupportedEncodingException {
        RequestPostProcessor auditor = TestPeople.as(accounts, "auditor", "500000");
        String job = String.valueOf(house.post()
                .uri("/ledger/verifications")
                .with(auditor)
                .exchange()
                .getResponse()
                .getRedirectedUrl());
        assertThat(job).startsWith("/ledger/verifications?job=");
        String page = text(job, auditor);
        while (page.contains("id=\"progress\"")) {
            Thread.sleep(20);
            page = text(job, auditor);
        }
        assertThat(Jsoup.parse(page).select("tbody tr").first().text()).contains("auditor", "As it was recorded");
        assertThat(text("/ledger?act=ledger.verified", auditor)).contains("Ledger verified");
    }

    @Test
    void aHospitalSeesNoLedger() {
        assertThat(house.get().uri("/ledger").with(TestPeople.as(accounts, "hospital", "500103")))
                .hasStatus(403);
    }

    private String text(String path, RequestPostProcessor who) throws UnsupportedEncodingException {
        return house.get()
                .uri(path)
                .with(who)
                .header("Accept-Language", "en")
                .exchange()
                .getResponse()
                .getContentAsString();
    }
}
