package org.bihuan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.bihuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What every answer of the house has in common. */
@HouseTest
class FrameTest {
    @Autowired
    MockMvcTester house;

    @Test
    void anUnknownAddressIsToldInTheReadersLanguage() {
        assertThat(house.get().uri("/nowhere").header("Accept-Language", "en")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void anotherMachineIsRefused() {
        assertThat(house.get().uri("/").with(request -> {
                    request.setRemoteAddr("192.0.2.7");
                    return request;
                }))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void anotherNameForThisMachineIsRefused() {
        assertThat(house.get().uri("/").with(request -> {
                    request.setServerName("evil.example");
                    return request;
                }))
                .hasStatus(421);
    }

    @Test
    void aChangeSentByAnotherSiteIsRefused() {
        assertThat(house.post().uri("/shell/language?to=en&back=/").header("Origin", "https://evil.example"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void theLanguageIsKeptAndTheReaderSentBackOnlyToOurPages() {
        assertThat(house.post().uri("/shell/language?to=en&back=//evil.example/x"))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasRedirectedUrl("/");
    }
}
