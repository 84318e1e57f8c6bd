package org.bihuan.shell.imports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bihuan.Bihuan;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.cli.MachineToken;
import org.bihuan.shell.cli.RunningCity;
import org.bihuan.testing.HouseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import picocli.CommandLine;

/** The command against the house's own controllers, over HTTP. */
@HouseTest
class ImportCommandTest {
    @Autowired
    MockMvcTester house;

    @Autowired
    JdbcClient db;

    @TempDir
    Path data;

    private final StringWriter told = new StringWriter();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        RunningCity.here(server.getAddress().getPort(), 5432, Optional.empty(), new MachineToken("of-a-test"))
                .announce(data);
    }

    @AfterEach
    void leaveNothingBehind() {
        server.stop(0);
        for (String table : List.of("import_finding", "import_result", "import_row", "import_part", "import_batch")) {
            db.sql("delete from shell." + table).update();
        }
        db.sql("delete from shell.import_mapping").update();
    }

    @Test
    void refusedRowsArePrintedAndEndWithAFinding() throws IOException {
        Path file = data.resolve("counts.csv");
        Files.writeString(file, "date,adcode,confirmed_cum\n2020-04-29,999999,1\n2020-04-29,500101,many\n");
        assertThat(run("import", "counts", file.toString(), "--check-only", "--data", data.toString()))
                .isEqualTo(new Run(
                        Exit.FINDING,
                        List.of(
                                "line,result,code,column,old,new,reason",
                                "2,REFUSED,unknownUnit,unit,,999999",
                                "3,REFUSED,notWhole,confirmed,,many")));
    }

    @Test
    void aFileThatCannotBeReadAnUnknownListAndMissingColumnsAreUsage() throws IOException {
        Path file = data.resolve("counts.csv");
        Files.writeString(file, "%PDF-1.7");
        assertThat(run("import", "counts", file.toString(), "--data", data.toString())
                        .code())
                .isEqualTo(Exit.USAGE);
        assertThat(run("import", "nothing", file.toString(), "--data", data.toString())
                        .code())
                .isEqualTo(Exit.USAGE);
        Files.writeString(file, "a,b\n1,2\n");
        assertThat(run("import", "counts", file.toString(), "--data", data.toString())
                        .code())
                .isEqualTo(Exit.USAGE);
        assertThat(told.toString()).contains("match the columns at http://127.0.0.1:");
        assertThat(run("import", "counts", data.resolve("none.csv").toString(), "--data", data.toString())
                        .code())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void withoutARunningCityItIsTheEnvironment() {
        assertThat(run(
                                "import",
                                "counts",
                                "a.csv",
                                "--data",
                                data.resolve("other").toString())
                        .code())
                .isEqualTo(Exit.ENVIRONMENT);
    }

    /** @param lines of standard output, reasons left off */
    private record Run(int code, List<String> lines) {}

    private Run run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            CommandLine line = Bihuan.commandLine().setErr(new PrintWriter(told, true));
            int code = line.execute(arguments);
            List<String> lines = out.toString(StandardCharsets.UTF_8)
                    .lines()
                    .map(text -> text.startsWith("line,") ? text : text.substring(0, text.lastIndexOf(',')))
                    .toList();
            return new Run(code, lines);
        } finally {
            System.setOut(before);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            MockHttpServletResponse answer = house.method(HttpMethod.valueOf(exchange.getRequestMethod()))
                    .uri(exchange.getRequestURI())
                    .header("Accept-Language", "en")
                    .content(exchange.getRequestBody().readAllBytes())
                    .exchange()
                    .getResponse();
            byte[] body = answer.getContentAsByteArray();
            exchange.sendResponseHeaders(answer.getStatus(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (RuntimeException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
