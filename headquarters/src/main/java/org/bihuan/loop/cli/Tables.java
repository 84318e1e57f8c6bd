package org.bihuan.loop.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bihuan.loop.model.LoopView;
import org.bihuan.loop.model.LoopView.SlotView;
import org.bihuan.loop.model.LoopView.StepView;

/** The three tables of a played history; the first row names the columns. Times in the city's zone. */
record Tables(ZoneId zone) {

    List<List<String>> slots(List<LoopView> loops) {
        List<List<String>> rows = start(
                "loop",
                "duty",
                "slot",
                "opens",
                "due",
                "grace_ends",
                "state",
                "evidence",
                "happened",
                "recorded",
                "late_minutes",
                "values");
        for (LoopView loop : loops) {
            for (SlotView slot : loop.slots()) {
                rows.add(List.of(
                        loop.loop(),
                        slot.duty(),
                        Integer.toString(slot.slot()),
                        time(slot.opens()),
                        time(slot.due()),
                        time(slot.graceEnds()),
                        slot.state().name(),
                        slot.evidence().orElse(""),
                        time(slot.happened()),
                        time(slot.recorded()),
                        slot.lateMinutes().isPresent()
                                ? Long.toString(slot.lateMinutes().getAsLong())
                                : "",
                        slot.values().stream().map(Tables::values).collect(Collectors.joining(" | "))));
            }
        }
        return rows;
    }

    List<List<String>> custody(List<LoopView> loops) {
        List<List<String>> rows = start("loop", "unit", "from", "until");
        for (LoopView loop : loops) {
            for (LoopView.Held held : loop.custody()) {
                rows.add(List.of(loop.loop(), held.unit(), time(held.from()), time(held.until())));
            }
        }
        return rows;
    }

    List<List<String>> ladder(List<LoopView> loops) {
        List<List<String>> rows =
                start("loop", "duty", "slot", "step", "line", "to", "due", "acknowledged_by", "acknowledged_at");
        for (LoopView loop : loops) {
            for (StepView step : loop.ladder()) {
                rows.add(List.of(
                        loop.loop(),
                        step.duty(),
                        Integer.toString(step.slot()),
                        Integer.toString(step.step()),
                        step.line().name().toLowerCase(java.util.Locale.ROOT),
                        step.to(),
                        time(step.due()),
                        step.acknowledgedBy().orElse(""),
                        time(step.acknowledgedAt())));
            }
        }
        return rows;
    }

    private static List<List<String>> start(String... columns) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(columns));
        return rows;
    }

    private static String values(Map<String, String> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(";"));
    }

    private String time(Optional<Instant> moment) {
        return moment.map(this::time).orElse("");
    }

    private String time(Instant moment) {
        return moment.atZone(zone).toOffsetDateTime().toString();
    }
}
