package org.bihuan.shell.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TransportOptionsTest {
    private static TransportOptions options(String line) {
        TransportOptions options = new TransportOptions();
        CommandLine.populateCommand(options, line.isEmpty() ? new String[0] : line.split(" "));
        return options;
    }

    @Test
    void withoutOptionsOnlyThisMachineReachesTheHouse() {
        assertThat(options("").reach()).isEqualTo(Reach.LOOPBACK);
        assertThat(options("--host localhost").reach()).isEqualTo(Reach.LOOPBACK);
        assertThat(options("--host ::1").reach().host().isLoopbackAddress()).isTrue();
    }

    @Test
    void anAddressBeyondLoopbackNeedsOneOfThreeMeans() {
        assertThat(options("--host 192.0.2.10 --own-ca").reach())
                .returns(new Reach.OwnCa(), Reach::means)
                .satisfies(reach -> assertThat(reach.names()).containsExactly("192.0.2.10"));
        assertThat(options("--listen 0.0.0.0 --tls-cert a.pem --tls-key b.pem")
                        .reach()
                        .tls())
                .isTrue();
        assertThat(options("--host 0.0.0.0 --behind-proxy 192.0.2.0/24,2001:db8::1 --name City.Example")
                        .reach())
                .satisfies(reach -> {
                    assertThat(reach.names()).containsExactly("city.example");
                    assertThat(reach.means())
                            .isInstanceOfSatisfying(
                                    Reach.Proxy.class,
                                    proxy -> assertThat(proxy.from()).hasSize(2));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--host 192.0.2.10",
                "--host 0.0.0.0",
                "--host city.example --own-ca",
                "--host 192.0.2.10/24 --own-ca",
                "--host 0.0.0.0 --own-ca",
                "--host 192.0.2.10 --tls-cert a.pem",
                "--tls-key b.pem",
                "--host 192.0.2.10 --tls-cert a.pem --tls-key b.pem --own-ca",
                "--own-ca --behind-proxy 192.0.2.1 --name city.example",
                "--behind-proxy 192.0.2.1",
                "--behind-proxy 192.0.2.1/33 --name city.example",
                "--behind-proxy nobody --name city.example",
                "--own-ca --name https://city.example",
                "--own-ca --name city.example:8443",
                "--own-ca --name 999.1.1.1",
                "--own-ca --name -a.example",
                "--http-port 8080",
                "--behind-proxy 192.0.2.1 --name city.example --http-port 8080",
                "--own-ca --name city.example --http-port 70000"
            })
    void anythingElseIsRefusedInOneLineAsWrongUsage(String line) {
        assertThatThrownBy(() -> options(line).reach()).isInstanceOfSatisfying(CommandFailure.class, failure -> {
            assertThat(failure.code()).isEqualTo(Exit.USAGE);
            assertThat(failure.getMessage()).isNotBlank().doesNotContain("\n");
        });
    }

    @Test
    void theWordsOfAUnitAreTheSameOptionsAgain() {
        for (String line : new String[] {
            "",
            "--host 192.0.2.10 --own-ca --name city.example,192.0.2.11",
            "--host 192.0.2.10 --own-ca --http-port 80 --name city.example",
            "--host 0.0.0.0 --tls-cert /etc/city/cert.pem --tls-key /etc/city/key.pem",
            "--host 0.0.0.0 --behind-proxy 192.0.2.0/24,192.0.3.1 --name city.example"
        }) {
            TransportOptions options = options(line);
            assertThat(options(String.join(" ", options.words())).reach()).isEqualTo(options.reach());
        }
    }
}
