package org.bihuan.loop.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.bihuan.loop.model.protocol.Duty;
import org.bihuan.loop.model.protocol.Moment;
import org.bihuan.loop.model.protocol.Protocol;
import org.bihuan.loop.model.protocol.Series;
import org.bihuan.loop.model.protocol.StepTime;
import org.bihuan.shell.cli.Exit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./bihuan protocol show}: what a protocol says, in short. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Prints what a protocol says.")
final class ProtocolShowing implements Callable<Integer> {
    @Parameters(paramLabel = "ID|FILE", description = "a protocol that the program brings along, or a file")
    private String protocol = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        for (Protocol version : ProtocolFiles.versions(protocol)) {
            out.println(version.id() + "  version " + version.version() + ", from " + version.effective());
            out.println(version.title().zh() + " · " + version.title().en());
            out.println(version.issuer() + ", " + version.document());
            out.println("subject " + version.subject() + ", anchors "
                    + version.anchors().keySet().stream().sorted().collect(Collectors.joining(", "))
                    + (version.phases().isEmpty() ? "" : ", phases " + String.join(", ", version.phases())));
            version.duties().forEach(duty -> duty(out, duty));
            version.closure().needs().forEach((duty, count) -> out.println("closes with " + count + " × " + duty));
            version.closure()
                    .stay()
                    .ifPresent(stay -> out.println("stays until " + words(stay.until()) + " after " + stay.anchor()));
            out.println();
        }
        out.flush();
        return Exit.DONE;
    }

    private static void duty(PrintWriter out, Duty duty) {
        out.println();
        out.println("  " + duty.id() + "  " + duty.title().zh() + " · "
                + duty.title().en() + (duty.mandatory() ? "" : " (not mandatory)"));
        for (Duty.When when : duty.when()) {
            out.println("    from " + String.join(", ", when.from()) + ": " + words(when.series())
                    + when.dial()
                            .map(dial -> " while " + dial.name() + " is " + dial.value())
                            .orElse(""));
        }
        out.println("    grace " + words(duty.grace()));
        duty.tally()
                .ifPresent(tally -> out.println("    done by " + tally.count()
                        + (tally.consecutive() ? " in a row" : "") + ", at least " + tally.gap() + " apart"));
        if (!duty.signers().isEmpty()) {
            out.println("    signed by " + String.join(", ", duty.signers()));
        }
        for (Duty.Step step : duty.ladder()) {
            out.println("    ladder " + words(step.at()) + ": "
                    + step.to().entrySet().stream()
                            .sorted(java.util.Map.Entry.comparingByKey())
                            .map(to -> to.getKey().name().toLowerCase(Locale.ROOT) + " " + to.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String words(Series series) {
        return switch (series) {
            case Series.Once once -> "once, opens " + words(once.opens()) + ", due " + words(once.due());
            case Series.Windows windows ->
                windows.windows().stream()
                                .map(window -> wall(window.opens()) + "-" + wall(window.due()))
                                .collect(Collectors.joining(", "))
                        + words(windows.days());
            case Series.Every every ->
                "every " + every.interval() + ", due " + every.due() + " after it opens"
                        + (every.ends() ? ", " + every.times().getAsInt() + " times" : "");
            case Series.Monthly monthly ->
                "on day " + monthly.day() + " of the month, "
                        + wall(monthly.window().opens()) + "-"
                        + wall(monthly.window().due());
            case Series.Random random ->
                random.times() + " times a day at random between "
                        + wall(random.between().opens()) + " and "
                        + wall(random.between().due()) + ", answered within "
                        + random.answer() + words(random.days());
        };
    }

    private static String words(Series.Days days) {
        String last = days.last().isPresent() ? " to " + days.last().getAsInt() : " on";
        String worked = days.worked()
                .map(only -> only ? ", working days" : ", free days")
                .orElse("");
        String week = days.week().isEmpty()
                ? ""
                : ", "
                        + days.week().stream()
                                .map(day -> day.name().toLowerCase(Locale.ROOT))
                                .sorted()
                                .collect(Collectors.joining(" "));
        return ", from day " + days.first() + last + worked + week;
    }

    private static String words(StepTime time) {
        return switch (time) {
            case StepTime.AfterDue after -> "due + " + words(after.moment());
            case StepTime.AfterGrace after -> "grace end + " + after.later();
            case StepTime.Share share -> share.percent() + " % of the window";
        };
    }

    private static String words(Moment moment) {
        return switch (moment) {
            case Moment.Elapsed elapsed -> elapsed.time().toString();
            case Moment.Working working -> working.time() + " working";
            case Moment.WorkingDays days -> days.days() + " working days";
            case Moment.Wall wall -> "day " + wall.day() + " " + wall(wall.minute());
        };
    }

    private static String wall(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
