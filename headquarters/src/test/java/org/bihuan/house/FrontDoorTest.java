package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.Bihuan;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.database.DataFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever cannot be done is one clear line and an exit code: 2 for wrong usage, 3 for the environment. */
class FrontDoorTest {
    private static final String CITY = "../cities/chongqing";

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Said(int code, List<String> lines) {}

    private static Said program(String... arguments) {
        StringWriter told = new StringWriter();
        int code = Bihuan.commandLine().setErr(new PrintWriter(told, true)).execute(arguments);
        return new Said(code, told.toString().lines().toList());
    }

    private static Said script(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "../bihuan"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        String told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), told.lines().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fly", "help fly", "bench fly", "test --slow", "test --fast --nightly", "bench import --xml"})
    void theScriptRefusesWhatItDoesNotKnow(String arguments) throws IOException, InterruptedException {
        Said said = script(arguments.split(" "));
        assertThat(said.code()).isEqualTo(Exit.USAGE);
        assertThat(said.lines()).hasSize(1).first().asString().startsWith("bihuan: ");
    }

    @Test
    void theScriptListsEveryCommandAndExplainsItsExitCodes() throws IOException, InterruptedException {
        assertThat(script("help").code()).isEqualTo(Exit.DONE);
        assertThat(script().code()).isEqualTo(Exit.USAGE);
    }

    @Test
    void unknownCommandsAndOptionsAreUsage() {
        for (String[] wrong : new String[][] {
            {"fly"},
            {"demo", "--fly"},
            {"run", "--port", "many"},
            {"import"},
            {"import", "counts"},
            {"demo", "--seed", "x"},
            {"demo", "--clock", "noon", "--data", folder.resolve("a").toString(), "--city", CITY}
        }) {
            Said said = program(wrong);
            assertThat(said.code()).as(String.join(" ", wrong)).isEqualTo(Exit.USAGE);
            assertThat(said.lines()).as(String.join(" ", wrong)).isNotEmpty();
        }
    }

    @Test
    void aPortInUseIsTheEnvironment() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Said said = demo("--port", String.valueOf(taken.getLocalPort()));
            assertThat(said.code()).isEqualTo(Exit.ENVIRONMENT);
            assertThat(said.lines()).hasSize(1).first().asString().contains("port " + taken.getLocalPort());
        }
    }

    @Test
    void aSecondStartOnTheSameFolderIsTheEnvironment() {
        try (DataFolder held = DataFolder.open(folder.resolve("city"))) {
            Said said = demo("--port", "0");
            assertThat(said.code()).isEqualTo(Exit.ENVIRONMENT);
            assertThat(said.lines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(held.path().toString());
        }
    }

    @Test
    void aFolderThatIsAFileIsTheEnvironment() throws IOException {
        Files.writeString(folder.resolve("city"), "");
        Said said = demo("--port", "0");
        assertThat(said.code()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(said.lines()).hasSize(1);
    }

    @Test
    void aDatabaseOfOnesOwnNeedsItsLogins() {
        Said said = demo("--port", "0", "--database-url", "jdbc:postgresql://127.0.0.1:9/none");
        assertThat(said.code()).isEqualTo(Exit.USAGE);
        assertThat(said.lines()).hasSize(1).first().asString().contains("BIHUAN_OWNER_USER");
    }

    private Said demo(String... more) {
        return program(Stream.concat(
                        Stream.of(
                                "demo",
                                "--city",
                                CITY,
                                "--data",
                                folder.resolve("city").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }
}
