package org.bihuan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.bihuan.shell.page.Back;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is sent elsewhere, however the address is written. */
class BackTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/control?day=2020-04-30", "/registry/areas/500101", "/shell/imports?q=%E4%B8%87"})
    void aPathOfOursIsKept(String path) {
        assertThat(Back.within(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "control",
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "/\\elsewhere.example/",
                "/\t/elsewhere.example/",
                "/\r\n/elsewhere.example/",
                "/control\r\nSet-Cookie: bihuan=1",
                "/\u0000",
                "/\u007f/elsewhere.example/"
            })
    void anythingElseLeadsToTheFirstPage(String path) {
        assertThat(Back.within(path)).isEqualTo("/");
    }
}
