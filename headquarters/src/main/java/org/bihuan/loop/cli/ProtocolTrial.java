package org.bihuan.loop.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.bihuan.loop.model.Entry;
import org.bihuan.loop.model.EventLines;
import org.bihuan.loop.model.Kernel;
import org.bihuan.loop.model.Times;
import org.bihuan.loop.model.protocol.Protocol;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.export.CsvExport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./bihuan protocol try}: plays a history on paper. */
@Command(name = "try", mixinStandardHelpOptions = true, description = "Plays a history by a protocol.")
final class ProtocolTrial implements Callable<Integer> {
    /** Which table is printed. */
    enum Table {
        slots,
        custody,
        ladder
    }

    @Parameters(paramLabel = "ID|FILE", description = "a protocol that the program brings along, or a file")
    private String protocol = "";

    @Option(names = "--events", required = true, paramLabel = "FILE", description = "events, one JSON object a line")
    private Path events = Path.of("");

    @Option(names = "--at", paramLabel = "INSTANT", description = "the instant to look at (default: the last line's)")
    private @Nullable String at;

    @Option(names = "--table", paramLabel = "TABLE", defaultValue = "slots", description = "slots, custody or ladder")
    private Table table = Table.slots;

    @Option(names = "--csv", description = "print CSV rather than a table")
    private boolean csv;

    @Option(
            names = "--city",
            paramLabel = "DIR",
            defaultValue = "${sys:bihuan.home:-.}/cities/default",
            description = "city pack with zone, calendar and working hours (default: cities/default)")
    private Path city = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<Protocol> versions = ProtocolFiles.versions(protocol);
        Times times = PackTimes.read(city);
        EventLines.Read read =
                EventLines.read(ProtocolFiles.text(events).lines().toList());
        Instant moment = at == null ? last(read.entries()) : instant(at);
        Kernel.Played played = Kernel.play(versions, times, read.entries(), moment);

        Map<Integer, String> refused = new TreeMap<>(read.unread());
        played.refused().forEach(one -> refused.put(one.line(), one.refusal().text(times.zone())));
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        refused.forEach((line, reason) -> err.println("line " + line + ": " + reason));
        err.flush();

        Tables tables = new Tables(times.zone());
        print(
                spec.commandLine().getOut(),
                switch (table) {
                    case slots -> tables.slots(played.loops());
                    case custody -> tables.custody(played.loops());
                    case ladder -> tables.ladder(played.loops());
                });
        return refused.isEmpty() ? Exit.DONE : Exit.FINDING;
    }

    private Instant last(List<Entry> entries) {
        return entries.stream()
                .map(Entry::at)
                .max(Instant::compareTo)
                .orElseThrow(() -> CommandFailure.finding(events + " holds no event"));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw CommandFailure.usage("--at takes a time with offset such as 2020-04-17T13:00+08:00, not " + text);
        }
    }

    private void print(PrintWriter out, List<List<String>> rows) {
        if (csv) {
            CsvExport table = CsvExport.text(out);
            rows.forEach(table::row);
            table.flush();
        } else {
            int columns = rows.getFirst().size();
            int[] widths = new int[columns];
            rows.forEach(row -> {
                for (int i = 0; i < columns; i++) {
                    widths[i] = Math.max(widths[i], row.get(i).length());
                }
            });
            for (List<String> row : rows) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < columns; i++) {
                    line.append(row.get(i))
                            .append(" ".repeat(widths[i] - row.get(i).length() + 2));
                }
                out.println(line.toString().stripTrailing());
            }
        }
        out.flush();
    }
}
