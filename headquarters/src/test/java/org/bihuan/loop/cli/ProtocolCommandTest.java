package org.bihuan.loop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.Bihuan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** {@code ./bihuan protocol} as an author of protocols meets it. */
class ProtocolCommandTest {
    private static final Path WORKED = Path.of("src/test/resources/loop/worked");
    private static final Path EXAMPLES = Path.of("src/main/resources/protocols/example");

    private record Ran(int code, String out, String err) {}

    private static Ran run(String... arguments) {
        CommandLine line = Bihuan.commandLine();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<CommandLine> all = Stream.concat(
                        Stream.of(line, line.getSubcommands().get("protocol")),
                        line.getSubcommands().get("protocol").getSubcommands().values().stream())
                .toList();
        all.forEach(one -> one.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)));
        int code = line.execute(
                Stream.concat(Stream.of("protocol"), Stream.of(arguments)).toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private static Ran play(Path protocol, Path events, String... more) {
        return run(Stream.concat(
                        Stream.of(
                                "try",
                                protocol.toString(),
                                "--events",
                                events.toString(),
                                "--csv",
                                "--city",
                                "../cities/default"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void theWorkedExampleOfTheDesign() {
        Ran ran = play(
                WORKED.resolve("two-readings.yaml"),
                WORKED.resolve("two-readings.events.jsonl"),
                "--at",
                "2020-04-17T13:00+08:00");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("""
            loop,duty,slot,opens,due,grace_ends,state,evidence,happened,recorded,late_minutes,values
            S1,temperature,1,2020-04-16T16:00+08:00,2020-04-16T20:00+08:00,2020-04-16T22:00+08:00,BREACHED,,,,1020,
            S1,temperature,2,2020-04-17T06:00+08:00,2020-04-17T10:00+08:00,2020-04-17T12:00+08:00,DONE,e1,2020-04-17T07:40+08:00,2020-04-17T07:45+08:00,0,celsius=36.9
            S1,temperature,3,2020-04-17T16:00+08:00,2020-04-17T20:00+08:00,2020-04-17T22:00+08:00,PLANNED,,,,,
            """);
        assertThat(ran.code()).isZero();
    }

    @Test
    void withoutAnInstantTheLastLineIsLookedAt() {
        Ran ran = play(
                WORKED.resolve("two-readings.yaml"), WORKED.resolve("two-readings.events.jsonl"), "--table", "ladder");
        assertThat(ran.out()).isEqualTo("""
            loop,duty,slot,step,line,to,due,acknowledged_by,acknowledged_at
            S1,temperature,1,1,territory,HOTEL/street,2020-04-16T20:00+08:00,,
            S1,temperature,1,2,territory,HOTEL/district,2020-04-16T22:00+08:00,,
            S1,temperature,1,2,sector,HOTEL/health,2020-04-16T22:00+08:00,,
            """);
    }

    static Stream<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** Each shipped example with its history gives the tables that stand beside it, refused lines at the end. */
    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleGivesItsTables(String id) throws IOException {
        StringBuilder told = new StringBuilder();
        Ran ran = new Ran(0, "", "");
        for (String table : List.of("slots", "custody", "ladder")) {
            ran = play(Path.of(id), EXAMPLES.resolve(id + ".events.jsonl"), "--table", table);
            told.append(ran.out()).append('\n');
        }
        told.append(ran.err());
        Path expected = EXAMPLES.resolve(id + ".expected.txt");
        if (Boolean.getBoolean("approve")) {
            Files.writeString(expected, told);
        }
        assertThat(told.toString()).isEqualTo(Files.readString(expected));
        assertThat(ran.code()).isEqualTo(ran.err().isEmpty() ? 0 : 1);
    }

    @Test
    void theExamplesAreTwelveUnlikeDutiesAndABookThatIsOverdue() throws IOException {
        assertThat(examples()).hasSize(13);
        assertThat(run("check", EXAMPLES.toString()).code()).isZero();
    }

    @Test
    void refusedLinesAreToldAndTheRestIsPlayed(@TempDir Path folder) throws IOException {
        Path events = folder.resolve("events.jsonl");
        Files.writeString(events, """
            {"at":"2020-04-16T19:20+08:00","type":"open","subject":"S1","custodian":"HOTEL","anchors":{"arrived":"2020-04-16T18:05+08:00"}}
            {"at":"2020-04-17T07:45+08:00","type":"evidence","key":"e1","duty":"temperature","happened":"2020-04-17T07:40+08:00","by":"HOTEL","values":{"celsius":"36.5"},"remark":"x"}
            {"at":"2020-04-17T07:46+08:00","type":"evidence","key":"e1","duty":"temperature","happened":"2020-04-17T07:40+08:00","by":"NOBODY","values":{"celsius":"36.5"}}
            {"at":"2020-04-17T07:46+08:00","type":"evidence","key":"e1","duty":"temperature","happened":"2020-04-17T07:40+08:00","by":"HOTEL","values":{"celsius":"98 F"}}
            {"at":"2020-04-17T07:47+08:00","type":"evidence","key":"e1","duty":"temperature","happened":"2020-04-17T07:53+08:00","by":"HOTEL","values":{"celsius":"36.5"}}
            not json
            {"at":"2020-04-17T07:40+08:00","type":"close","by":"HOTEL"}
            {"at":"2020-04-17T07:50+08:00","type":"evidence","key":"e2","duty":"temperature","happened":"2020-04-17T07:49+08:00","by":"HOTEL","values":{"celsius":36.5}}
            """);
        Ran ran = play(WORKED.resolve("two-readings.yaml"), events);
        assertThat(ran.err().lines().map(line -> line.replaceAll(" \\(.*| at \\[.*", "")))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("line 2: unknown field remark"),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "line 3: is neither custodian nor charged with the duty at that time: NOBODY"),
                        line -> assertThat(line).isEqualTo("line 4: wrong value: celsius is no number in Cel"),
                        line -> assertThat(line)
                                .isEqualTo("line 5: happened more than five minutes after it was recorded:"
                                        + " 2020-04-17T07:53+08:00"),
                        line -> assertThat(line).startsWith("line 6: is no JSON"),
                        line -> assertThat(line).isEqualTo("line 7: is recorded before the line above"));
        assertThat(ran.out()).contains("DONE,e2,2020-04-17T07:49+08:00,2020-04-17T07:50+08:00,0,celsius=36.5");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void whatIsBroughtAlongCanBeShown() {
        Ran ran = run("show", "overdue-book");
        assertThat(ran.out()).contains("逾期图书 · An overdue book", "ladder due + PT-48H: sector lending-desk");
        assertThat(run("show", "no-such-protocol").code()).isEqualTo(2);
    }
}
