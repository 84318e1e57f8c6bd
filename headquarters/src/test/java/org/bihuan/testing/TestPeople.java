package org.bihuan.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.access.AccessApi;
import org.bihuan.access.AccessOutcome;
import org.bihuan.access.Account;
import org.bihuan.access.NewAccount;
import org.bihuan.access.NewPost;
import org.bihuan.access.web.TestSignedIn;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People of the tests' city. A request of a test is the city duty officer's unless it says whose it is. */
@TestConfiguration(proxyBeanMethods = false)
public class TestPeople {
    private static final Access HOUSE = Access.house("tests");

    @Bean
    MockMvcBuilderCustomizer asTheDutyOfficer(AccessApi accounts) {
        return builder ->
                builder.defaultRequest(MockMvcRequestBuilders.get("/").with(as(accounts, "city-duty", "500000")));
    }

    /** Whoever holds a role in an area; the account is made when it is first needed. */
    public static RequestPostProcessor as(AccessApi accounts, String role, String area, String... sectors) {
        return new RequestPostProcessor() {
            @Override
            public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
                Account account = account(accounts, role, area, sectors);
                return TestSignedIn.as(account.id(), account.login()).postProcessRequest(request);
            }
        };
    }

    public static Account account(AccessApi accounts, String role, String area, String... sectors) {
        String login = (role + "." + area + String.join("", sectors)).toLowerCase(java.util.Locale.ROOT);
        return HOUSE.get(() -> accounts.account(Scope.everything(), login).orElseGet(() -> {
            AccessOutcome outcome = accounts.create(
                    HOUSE,
                    new NewAccount(
                            login,
                            "值班员 " + role,
                            "",
                            new NewPost(
                                    role,
                                    area,
                                    List.of(sectors),
                                    Optional.of(Instant.parse("2020-01-01T00:00:00Z")),
                                    Optional.empty(),
                                    "")));
            return ((AccessOutcome.Done) outcome).account();
        }));
    }
}
