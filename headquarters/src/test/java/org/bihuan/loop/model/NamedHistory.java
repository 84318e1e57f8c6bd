package org.bihuan.loop.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bihuan.loop.model.LoopView.SlotView;
import org.bihuan.loop.model.LoopView.StepView;
import org.bihuan.loop.model.Refusal.Reason;
import org.bihuan.loop.model.protocol.Protocol;
import org.bihuan.loop.model.protocol.ProtocolReader;

/** A loop with two readings a day, 06-10 and 16-20, grace two hours, told line by line. */
public abstract class NamedHistory {
    static final String WATCH = """
        protocol: watch
        version: 1
        effective: "2020-01-01"
        source: {issuer: tests, document: histories by name}
        title: {zh: 观察, en: Watch}
        subject: person
        anchors: {begun: restart, recalled: restart}
        phases: [home, ward]
        lines: {territory: [street, district], sector: [health]}
        duties:
          reading:
            title: {zh: 读数, en: Reading}
            phases: [home]
            when:
              - from: [begun, recalled]
                windows: [{opens: 06:00, due: 10:00}, {opens: 16:00, due: 20:00}]
                days: {last: 4}
            grace: PT2H
            values: {celsius: {type: number, unit: Cel}}
            effects:
              - {on: {celsius: {at-least: 38}}, convert: ward}
            ladder:
              - {at: PT0M, territory: street}
              - {at: grace, territory: district, sector: health}
              - {at: grace + PT12H, territory: district}
        closure: {reopen: recalled}
        """;

    ZoneId zone = ZoneId.of("Asia/Shanghai");
    String day = "2020-04-";
    List<Protocol> versions = ProtocolReader.read("watch.yaml", WATCH).versions();
    final List<Entry> entries = new ArrayList<>();

    Instant at(String dayAndTime) {
        return LocalDateTime.parse(day + dayAndTime).atZone(zone).toInstant();
    }

    void record(String at, Act act) {
        entries.add(new Entry(entries.size() + 1, at(at), Optional.of("S"), act));
    }

    void open(String at, String begun) {
        record(at, new Act.Open("HOTEL", Map.of("begun", at(begun))));
    }

    void reading(String at, String key, String happened, String celsius) {
        record(
                at,
                new Act.Evidence(key, "reading", at(happened), "HOTEL", Map.of("celsius", celsius), Optional.empty()));
    }

    Kernel.Played play(String at) {
        return Kernel.play(versions, new Times(zone, new NoWork()), entries, at(at));
    }

    LoopView loop(String at) {
        return play(at).loops().getFirst();
    }

    SlotView slot(String at, int number) {
        return loop(at).slots().get(number - 1);
    }

    List<String> states(String at) {
        return loop(at).slots().stream().map(slot -> slot.state().name()).toList();
    }

    List<Integer> steps(String at, int slot) {
        return loop(at).ladder().stream()
                .filter(step -> step.slot() == slot && step.line() == Protocol.Line.TERRITORY)
                .map(StepView::step)
                .toList();
    }

    List<Reason> refused(String at) {
        return play(at).refused().stream().map(one -> one.refusal().reason()).toList();
    }

    Act request(Act.Request.Kind kind, int slot, Optional<Instant> until) {
        return new Act.Request("r", kind, "reading", OptionalInt.of(slot), until, "power cut", "HOTEL");
    }

    /** Histories on calendar time alone: whatever asks for working time fails its test. */
    public static final class NoWork implements Working {
        @Override
        public Instant plus(Instant from, Duration time) {
            throw new AssertionError("working time was asked for");
        }

        @Override
        public Instant withinDays(Instant from, int days) {
            throw new AssertionError("working time was asked for");
        }

        @Override
        public boolean worksOn(LocalDate day) {
            throw new AssertionError("working time was asked for");
        }
    }
}
