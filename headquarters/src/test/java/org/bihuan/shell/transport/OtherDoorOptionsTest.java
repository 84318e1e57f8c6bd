package org.bihuan.shell.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bihuan.shell.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is said of an identity provider is whole and private, or it is refused. */
class OtherDoorOptionsTest {
    private static final Map<String, String> SECRET = Map.of("BIHUAN_OIDC_SECRET", "kept elsewhere");

    @TempDir
    Path temp;

    @Test
    void withoutOneThereIsNone() {
        assertThat(door(SECRET)).isEmpty();
    }

    @Test
    void theSecretComesFromAFileOrTheEnvironmentAndIsNeverShown() throws IOException {
        Path file = Files.writeString(temp.resolve("secret"), " in a file \n");
        OtherDoor read = door(
                        Map.of(),
                        "--oidc-issuer",
                        "https://id.example.org/city",
                        "--oidc-client",
                        "bihuan",
                        "--oidc-secret-file",
                        file.toString())
                .orElseThrow();
        assertThat(read.secret()).isEqualTo("in a file");
        assertThat(read.label()).isEqualTo("id.example.org");
        assertThat(read.toString()).doesNotContain("in a file");
        assertThat(door(SECRET, "--oidc-issuer", "https://id.example.org", "--oidc-client", "bihuan")
                        .orElseThrow()
                        .secret())
                .isEqualTo("kept elsewhere");
    }

    @Test
    void whatIsMissingOrNotPrivateIsRefused() {
        refused("need --oidc-issuer", SECRET, "--oidc-client", "bihuan");
        refused("needs --oidc-client", SECRET, "--oidc-issuer", "https://id.example.org");
        refused("BIHUAN_OIDC_SECRET", Map.of(), "--oidc-issuer", "https://id.example.org", "--oidc-client", "bihuan");
        refused("https address", SECRET, "--oidc-issuer", "http://192.0.2.1", "--oidc-client", "bihuan");
        refused("such as https", SECRET, "--oidc-issuer", "not an address", "--oidc-client", "bihuan");
        refused(
                "cannot be read",
                SECRET,
                "--oidc-issuer",
                "https://id.example.org",
                "--oidc-client",
                "bihuan",
                "--oidc-secret-file",
                temp.resolve("none").toString());
    }

    @Test
    void aServiceStartsWithTheSame() {
        OtherDoorOptions options = new OtherDoorOptions();
        new CommandLine(options)
                .parseArgs(
                        "--oidc-issuer", "https://id.example.org", "--oidc-client", "bihuan", "--oidc-label", "City");
        OtherDoorOptions again = new OtherDoorOptions();
        new CommandLine(again).parseArgs(options.words().toArray(String[]::new));
        assertThat(again.door(SECRET)).isEqualTo(options.door(SECRET)).isPresent();
    }

    private static void refused(String why, Map<String, String> environment, String... words) {
        assertThatThrownBy(() -> door(environment, words))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(why);
    }

    private static Optional<OtherDoor> door(Map<String, String> environment, String... words) {
        OtherDoorOptions options = new OtherDoorOptions();
        new CommandLine(options).parseArgs(words);
        return options.door(environment);
    }
}
