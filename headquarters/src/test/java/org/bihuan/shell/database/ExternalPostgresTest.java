package org.bihuan.shell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.Exit;
import org.junit.jupiter.api.Test;

/** Which PostgreSQL of somebody else's is trusted. */
class ExternalPostgresTest {
    private final Database given = TestDatabase.empty();

    @Test
    void oneWithTwoProperRolesIs() {
        try (ExternalPostgres server = ExternalPostgres.open(given.url(), logins(given.owner(), given.application()))) {
            assertThat(server.database()).isEqualTo(given);
            assertThat(given.url()).contains(":" + server.port() + "/");
        }
    }

    @Test
    void anApplicationThatIsTheOwnerIsNot() {
        assertThatThrownBy(() -> ExternalPostgres.open(given.url(), logins(given.owner(), given.owner())))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.ENVIRONMENT))
                .hasMessageContaining("row security would not hold");
    }

    @Test
    void aWrongPasswordAPortWithoutServerAndAnotherKindOfUrlAreOneLineEach() {
        Login wrong = new Login(given.application().user(), "wrong");
        assertThatThrownBy(() -> ExternalPostgres.open(given.url(), logins(given.owner(), wrong)))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.ENVIRONMENT))
                .message()
                .contains("does not take us")
                .hasLineCount(1);
        assertThatThrownBy(() -> ExternalPostgres.open(
                        "jdbc:postgresql://127.0.0.1:1/bihuan", logins(given.owner(), given.application())))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.ENVIRONMENT))
                .message()
                .contains("127.0.0.1:1")
                .hasLineCount(1);
        assertThatThrownBy(() -> ExternalPostgres.open("jdbc:h2:mem:x", logins(given.owner(), given.application())))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.USAGE));
        assertThatThrownBy(() -> ExternalPostgres.open(given.url(), Map.of()))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.USAGE))
                .hasMessageContaining("BIHUAN_OWNER_USER");
    }

    @Test
    void aServerThatIsTooOldIsOneLineAndTheEnvironment() {
        assertThatThrownBy(() -> ExternalPostgres.refuseOld(15))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.ENVIRONMENT))
                .hasMessage("the database is PostgreSQL 15; 16 or newer is needed");
        ExternalPostgres.refuseOld(16);
    }

    private static Map<String, String> logins(Login owner, Login application) {
        return Map.of(
                "BIHUAN_OWNER_USER",
                owner.user(),
                "BIHUAN_OWNER_PASSWORD",
                owner.password(),
                "BIHUAN_APP_USER",
                application.user(),
                "BIHUAN_APP_PASSWORD",
                application.password());
    }
}
