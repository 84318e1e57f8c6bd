package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.bihuan.Headquarters;
import org.bihuan.testing.AsMachine;
import org.bihuan.testing.EmptyHouse;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The pages that set a city up, as they were last approved. */
@SpringBootTest(classes = Headquarters.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = EmptyHouse.class)
@Import(AsMachine.class)
@DirtiesContext
class SetupPagesTest {
    private static final List<String> NAMED =
            List.of("/shell/setup/areas", "/shell/setup/calendar", "/shell/setup/end", "/shell/imports");

    @Autowired
    MockMvcTester house;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @TestFactory
    Stream<DynamicTest> pages() {
        Golden golden = new Golden(house);
        return Stream.of(
                        golden.page("/shell/setup/city"),
                        Stream.of(DynamicTest.dynamicTest("the city is named", this::name)),
                        golden.page("/shell/setup/city", "shell-setup-city-named"),
                        NAMED.stream()
                                .flatMap(path -> golden.page(
                                        path, "unopened-" + path.substring(1).replace('/', '-'))))
                .flatMap(tests -> tests);
    }

    @Test
    void noPageIsUnseen() {
        assertThat(Golden.unseen(
                        requestMappingHandlerMapping,
                        // the first only leads to one of the others
                        pattern -> pattern.startsWith("/shell/setup/"),
                        Stream.concat(Stream.of("/shell/setup/city"), NAMED.stream())
                                .toList()))
                .isEmpty();
    }

    private void name() {
        assertThat(house.post()
                        .uri("/shell/setup/city")
                        .param("zh", "磨坊桥市")
                        .param("en", "Millbridge")
                        .param("code", "MILL")
                        .param("zone", "Europe/Dublin"))
                .hasStatus(303);
    }
}
