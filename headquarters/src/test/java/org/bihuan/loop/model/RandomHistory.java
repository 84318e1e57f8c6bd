package org.bihuan.loop.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.bihuan.loop.model.protocol.Protocol;
import org.bihuan.loop.model.protocol.ProtocolReader;

/**
 * A made-up history of one loop, from a seed: a few days in quarter hours, everything that the protocol of the laws can
 * take, much of it late, twice, corrected, or wrong.
 */
public final class RandomHistory {
    private static final String ONE = """
        protocol: law
        version: 1
        effective: "2020-01-01"
        source: {issuer: tests, document: the laws of the loop}
        title: {zh: 定律, en: The laws}
        subject: thing
        anchors: {begun: restart, trip: each}
        phases: [home, ward]
        lines: {territory: [street, district], sector: [bureau]}
        duties:
          reading:
            title: {zh: 读数, en: Reading}
            phases: [home]
            missed: counts
            when:
              - from: [begun]
                windows: [{opens: 02:00, due: 10:00}, {opens: 16:00, due: 20:00}]
                days: {last: 4}
            grace: PT2H
            values: {celsius: {type: number, unit: Cel}}
            effects:
              - {on: {celsius: {at-least: 38}}, convert: ward}
            ladder:
              - {at: 50 %, territory: street}
              - {at: PT0M, territory: district}
              - {at: grace + PT6H, territory: district, sector: bureau}
          round:
            title: {zh: 查房, en: Round}
            phases: [ward]
            missed: counts
            when:
              - {from: [ward], every: {interval: PT12H, due: PT6H}}
            grace: PT1H
            values: {state: {type: choice, of: [ill, well]}}
            effects:
              - {on: {state: {is: [well]}}, convert: home}
            ladder:
              - {at: PT0M, sector: bureau}
          clean:
            title: {zh: 消毒, en: Cleaning}
            missed: counts
            when:
              - {from: [trip], once: {opens: -PT1H, due: PT1H}, dial: {name: level, is: high}}
              - {from: [begun], windows: [{opens: 00:00, due: "23:00"}], dial: {name: level, is: low}}
            ladder:
              - {at: PT0M, territory: street}
          swab:
            title: {zh: 采样, en: Swab}
            mandatory: false
            when:
              - {from: [begun], once: {due: PT48H}}
            grace: PT12H
            values: {result: {type: choice, of: [negative, positive]}}
            counts: {result: {is: [negative]}}
            tally: {count: 2, gap: PT6H, consecutive: true}
            ladder:
              - {at: -PT12H, sector: bureau}
              - {at: PT0M, sector: bureau}
          report:
            title: {zh: 报告, en: Report}
            when:
              - {from: [begun], once: {opens: PT6H, due: day 1 24:00}}
            grace: PT6H
            values: {done: {type: choice, of: ["yes", "no"]}}
            signers: [chief, auditor]
            ladder:
              - {at: PT0M, territory: street, sector: bureau}
          follow-up:
            title: {zh: 跟进, en: Follow-up}
            mandatory: false
            when:
              - {from: ["done:report"], once: {due: PT24H}}
              - {from: ["breach:reading"], once: {opens: PT1H, due: PT6H}}
            ladder:
              - {at: PT0M, territory: street}
        """;
    /** Both versions, as a file. */
    public static final String TEXT = ONE + "---\n"
            + ONE.replace("version: 1", "version: 2")
                    .replace("2020-01-01", "2020-03-29")
                    .replace("due: 10:00", "due: 09:00")
                    .replace("last: 4", "last: 6");

    public static final List<Protocol> VERSIONS =
            ProtocolReader.read("law.yaml", TEXT).versions();

    private static final List<String> DUTIES =
            List.of("reading", "reading", "reading", "round", "clean", "swab", "report", "report", "follow-up");

    public final ZoneId zone;
    final Instant start;
    private final SplittableRandom dice;
    private final List<Entry> entries = new ArrayList<>();
    private Instant now;
    private int line;
    private int keys;
    private int ids;

    public RandomHistory(long seed) {
        dice = new SplittableRandom(seed);
        int where = dice.nextInt(3);
        // a week around both changes of the clocks, or a quiet one
        zone = ZoneId.of(
                List.of("Asia/Shanghai", "Europe/Berlin", "America/New_York").get(where));
        LocalDate day = LocalDate.parse(
                List.of("2020-03-27", "2020-03-27", "2020-10-30").get(where));
        start = day.atTime(LocalTime.of(dice.nextInt(24), 15 * dice.nextInt(4)))
                .atZone(zone)
                .toInstant();
        now = start;
        add(new Act.Open("A", Map.of("begun", ago(12), "trip", ago(4))));
        add(new Act.Dial("level", pick("low", "high"), Optional.of(start)));
        int length = 4 + dice.nextInt(30);
        for (int i = 0; i < length; i++) {
            now = now.plus(Duration.ofMinutes(15L * (dice.nextInt(4) == 0 ? dice.nextInt(60) : dice.nextInt(12))));
            add(act());
        }
    }

    public List<Entry> entries() {
        return entries;
    }

    public Instant end() {
        return now.plus(Duration.ofMinutes(15L * dice.nextInt(200)));
    }

    private void add(Act act) {
        entries.add(new Entry(++line, now, line == 1 ? Optional.of("L") : Optional.empty(), act));
    }

    private Act act() {
        return switch (dice.nextInt(40)) {
            case 0, 1 -> correct();
            case 2 ->
                new Act.Correct(
                        "k" + dice.nextInt(1, 9) + "c",
                        key(),
                        Optional.of(Map.of()),
                        Optional.empty(),
                        "A",
                        "not ours");
            case 3 -> new Act.Decide(key(), values(pick("reading", "report", "swab")), "A");
            case 4 -> new Act.Anchor("begun", ago(30), dice.nextBoolean());
            case 5, 6, 7 -> new Act.Anchor("trip", ago(20), dice.nextInt(4) > 0);
            case 8 -> new Act.Convert(pick("home", "ward"), Optional.empty(), Optional.of(ago(40)));
            case 9 -> new Act.Suspend(Optional.of(ago(10)));
            case 10 -> new Act.Resume(Optional.of(ago(6)));
            case 11, 12 -> new Act.Offer("o" + ++ids, pick("A", "B"), pick("A", "B", "C"), Optional.of(ago(-20)));
            case 13, 14 -> new Act.Accept("o" + ids);
            case 15 ->
                new Act.Request("r" + ++ids, Act.Request.Kind.WAIVE, duty(), slot(), Optional.empty(), "why", "A");
            case 16 ->
                new Act.Request(
                        "r" + ++ids, Act.Request.Kind.EXTEND, duty(), slot(), Optional.of(ago(-30)), "why", "A");
            case 17 ->
                new Act.Request(
                        "r" + ++ids,
                        Act.Request.Kind.EXEMPT,
                        duty(),
                        OptionalInt.empty(),
                        Optional.of(ago(-60)),
                        "why",
                        "A");
            case 18, 19, 20 -> new Act.Grant("r" + ids, "X");
            case 21, 22 -> new Act.Sign(key(), pick("chief:c", "auditor:d"));
            case 23 -> new Act.Return(key(), pick("chief:c", "auditor:d"), "again");
            case 24, 25 ->
                new Act.Acknowledge(duty(), dice.nextInt(1, 6), dice.nextInt(1, 4), "boss", ago(-dice.nextInt(1, 20)));
            case 26 -> new Act.Dial("level", pick("low", "high"), Optional.of(ago(20)));
            case 27 -> new Act.Migrate(2, "X");
            case 28, 29 -> new Act.Close("A");
            default -> evidence();
        };
    }

    private Act evidence() {
        String duty = duty();
        String key = dice.nextInt(6) == 0 ? key() : "k" + ++keys;
        return new Act.Evidence(key, duty, ago(30), pick("A", "A", "A", "B", "C"), values(duty), Optional.empty());
    }

    private Act correct() {
        Optional<Instant> happened = dice.nextBoolean() ? Optional.of(ago(30)) : Optional.empty();
        Optional<Map<String, String>> values =
                happened.isEmpty() || dice.nextBoolean() ? Optional.of(values(duty())) : Optional.empty();
        String corrects = dice.nextInt(3) == 0 ? "k" + dice.nextInt(1, 9) + "c" : key();
        return new Act.Correct("k" + dice.nextInt(1, 9) + "c", corrects, values, happened, "A", "typing");
    }

    private Map<String, String> values(String duty) {
        return switch (duty) {
            case "reading" -> Map.of("celsius", pick("36.5", "36.9", "38.2"));
            case "round" -> Map.of("state", pick("ill", "well"));
            case "swab" -> Map.of("result", pick("negative", "negative", "positive"));
            case "report" -> Map.of("done", pick("yes", "no"));
            default -> Map.of();
        };
    }

    /** Up to so many hours before now; after it if negative. */
    private Instant ago(int hours) {
        long quarters = hours == 0 ? 0 : dice.nextLong(Math.abs(hours) * 4L + 1);
        return now.minus(Duration.ofMinutes(15 * quarters * Integer.signum(hours)));
    }

    private String duty() {
        return DUTIES.get(dice.nextInt(DUTIES.size()));
    }

    private OptionalInt slot() {
        return OptionalInt.of(dice.nextInt(1, 8));
    }

    private String key() {
        return "k" + dice.nextInt(1, Math.max(2, keys + 2));
    }

    private String pick(String... from) {
        return from[dice.nextInt(from.length)];
    }
}
