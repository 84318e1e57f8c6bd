package org.bihuan.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A test's requests come from a command of the machine: there are no accounts yet. */
@TestConfiguration(proxyBeanMethods = false)
public class AsMachine {
    @Bean
    MockMvcBuilderCustomizer asTheMachine() {
        return builder ->
                builder.defaultRequest(MockMvcRequestBuilders.get("/").header("Authorization", "Bearer of-the-tests"));
    }
}
