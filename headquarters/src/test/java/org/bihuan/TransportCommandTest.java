package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.transport.Reach;
import org.bihuan.shell.transport.Transport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the commands refuse before anything is started: one line each, with its exit code. */
class TransportCommandTest {
    @TempDir
    Path temp;

    private final StringWriter told = new StringWriter();

    @BeforeEach
    void reachable() throws Exception {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private int run(String... options) {
        CommandLine line = Bihuan.commandLine();
        line.setErr(new PrintWriter(told, true));
        String[] all = new String[options.length + 6];
        System.arraycopy(
                new String[] {
                    "run", "--port=0", "--data", temp.resolve("city").toString(), "--city", "../cities/chongqing"
                },
                0,
                all,
                0,
                6);
        System.arraycopy(options, 0, all, 6, options.length);
        return line.execute(all);
    }

    @Test
    void plainHttpDoesNotLeaveTheMachine() {
        assertThat(run("--host", "0.0.0.0")).isEqualTo(Exit.USAGE);
        assertThat(told.toString().strip()).contains("--own-ca").doesNotContain("\n");
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() {
        assertThat(run("--host", "203.0.113.77", "--own-ca")).isEqualTo(Exit.ENVIRONMENT);
        assertThat(told.toString().strip()).isEqualTo("bihuan: --host 203.0.113.77 is no address of this machine");
    }

    @Test
    void anExpiredCertificateIsRefused() {
        Path folder = temp.resolve("then");
        Clock then = Clock.offset(Clock.systemUTC(), Duration.ofDays(-500));
        Reach reach = new Reach(InetAddress.ofLiteral("127.0.0.1"), List.of("city.example"), new Reach.OwnCa());
        Transport.open(reach, 0, folder, "then", then, new SecureRandom()).close();
        String file = folder.resolve("tls/server.pem").toString();
        assertThat(run("--tls-cert", file, "--tls-key", file)).isEqualTo(Exit.USAGE);
        assertThat(told.toString().strip()).contains("expired on").doesNotContain("\n");
    }

    @Test
    void aMissingCertificateIsTheEnvironmentsFault() {
        assertThat(run("--tls-cert", "/nowhere/a.pem", "--tls-key", "/nowhere/b.pem"))
                .isEqualTo(Exit.ENVIRONMENT);
        assertThat(told.toString().strip()).isEqualTo("bihuan: /nowhere/a.pem cannot be read");
    }
}
