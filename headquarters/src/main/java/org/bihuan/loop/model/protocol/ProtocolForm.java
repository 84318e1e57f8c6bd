package org.bihuan.loop.model.protocol;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.bihuan.loop.model.protocol.Protocol.Again;
import org.bihuan.loop.model.protocol.Protocol.Line;
import org.bihuan.loop.model.protocol.Protocol.Text;
import tools.jackson.databind.JsonNode;

/** Makes records of a tree that the schema has approved. */
final class ProtocolForm {
    private ProtocolForm() {}

    static Protocol protocol(JsonNode tree) {
        Map<Line, List<String>> lines = new EnumMap<>(Line.class);
        for (Line line : Line.values()) {
            lines.put(line, texts(tree.path("lines").path(name(line))));
        }
        return new Protocol(
                tree.path("protocol").asString(),
                tree.path("version").asInt(),
                LocalDate.parse(tree.path("effective").asString()),
                tree.path("source").path("issuer").asString(),
                tree.path("source").path("document").asString(),
                text(tree.path("title")),
                tree.path("subject").asString(),
                map(tree.path("anchors"), node -> Again.valueOf(node.asString().toUpperCase(Locale.ROOT))),
                texts(tree.path("phases")),
                lines,
                List.copyOf(named(tree.path("duties"), ProtocolForm::duty).values()),
                closure(tree.path("closure")));
    }

    static String name(Line line) {
        return line.name().toLowerCase(Locale.ROOT);
    }

    private static Closure closure(JsonNode tree) {
        return new Closure(
                map(tree.path("needs"), JsonNode::asInt),
                some(tree.path("stay"))
                        .map(stay -> new Closure.Stay(
                                stay.path("from").asString(),
                                Moment.parse(stay.path("until").asString()))),
                some(tree.path("reopen")).map(JsonNode::asString));
    }

    private static Duty duty(String id, JsonNode tree) {
        return new Duty(
                id,
                text(tree.path("title")),
                some(tree.path("role")).map(JsonNode::asString),
                tree.path("owner").asString("custodian").equals("role"),
                Set.copyOf(texts(tree.path("phases"))),
                tree.path("mandatory").asBoolean(true),
                tree.path("missed").asString("blocks").equals("counts"),
                list(tree.path("when"), ProtocolForm::when),
                Moment.parse(tree.path("grace").asString("PT0M")),
                map(tree.path("values"), ProtocolForm::value),
                map(tree.path("counts"), ProtocolForm::condition),
                some(tree.path("tally"))
                        .map(tally -> new Duty.Tally(
                                tally.path("count").asInt(),
                                Duration.parse(tally.path("gap").asString("PT0M")),
                                tally.path("consecutive").asBoolean(false))),
                texts(tree.path("signers")),
                list(tree.path("effects"), ProtocolForm::effect),
                list(tree.path("ladder"), ProtocolForm::step));
    }

    private static Duty.When when(JsonNode tree) {
        return new Duty.When(
                texts(tree.path("from")),
                series(tree),
                some(tree.path("dial"))
                        .map(dial -> new Duty.Dial(
                                dial.path("name").asString(), dial.path("is").asString())));
    }

    private static Series series(JsonNode tree) {
        Series.Days days = days(tree.path("days"));
        JsonNode once = tree.path("once");
        JsonNode every = tree.path("every");
        JsonNode monthly = tree.path("monthly");
        JsonNode random = tree.path("random");
        if (once.isObject()) {
            return new Series.Once(
                    Moment.parse(once.path("opens").asString("PT0M")),
                    Moment.parse(once.path("due").asString()));
        }
        if (every.isObject()) {
            return new Series.Every(elapsed(every, "interval"), elapsed(every, "due"), count(every.path("times")));
        }
        if (monthly.isObject()) {
            return new Series.Monthly(
                    monthly.path("day").asInt(), window(monthly, "due"), count(monthly.path("times")));
        }
        return random.isObject()
                ? new Series.Random(
                        random.path("times").asInt(), window(random, "until"), elapsed(random, "answer"), days)
                : new Series.Windows(list(tree.path("windows"), one -> window(one, "due")), days);
    }

    private static Series.Window window(JsonNode tree, String end) {
        return new Series.Window(
                Moment.minute(tree.path("opens").asString()),
                Moment.minute(tree.path(end).asString()));
    }

    private static Series.Days days(JsonNode tree) {
        Set<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);
        for (String day : texts(tree.path("week"))) {
            for (DayOfWeek one : DayOfWeek.values()) {
                if (one.name().toLowerCase(Locale.ROOT).startsWith(day)) {
                    week.add(one);
                }
            }
        }
        return new Series.Days(
                tree.path("first").asInt(0),
                count(tree.path("last")),
                week,
                some(tree.path("only")).map(only -> only.asString().equals("workdays")));
    }

    private static ValueRule value(JsonNode tree) {
        return switch (tree.path("type").asString()) {
            case "number" ->
                new ValueRule.Number(
                        tree.path("unit").asString(),
                        some(tree.path("min")).map(JsonNode::decimalValue),
                        some(tree.path("max")).map(JsonNode::decimalValue));
            case "choice" -> new ValueRule.Choice(texts(tree.path("of")));
            default -> new ValueRule.Words(tree.path("at-most").asInt(400));
        };
    }

    private static Condition condition(JsonNode tree) {
        if (tree.has("is")) {
            return new Condition.Is(new LinkedHashSet<>(texts(tree.path("is"))));
        }
        BigDecimal bound = tree.path(tree.has("below") ? "below" : "at-least").decimalValue();
        return tree.has("below") ? new Condition.Below(bound) : new Condition.AtLeast(bound);
    }

    private static Duty.Effect effect(JsonNode tree) {
        boolean anchor = tree.has("anchor");
        return new Duty.Effect(
                map(tree.path("on"), ProtocolForm::condition),
                anchor ? Duty.Effect.Kind.ANCHOR : Duty.Effect.Kind.CONVERT,
                tree.path(anchor ? "anchor" : "convert").asString(),
                tree.path("once").asBoolean(false),
                tree.path("lapse").asBoolean(false));
    }

    private static Duty.Step step(JsonNode tree) {
        Map<Line, String> to = new EnumMap<>(Line.class);
        for (Line line : Line.values()) {
            some(tree.path(name(line))).ifPresent(level -> to.put(line, level.asString()));
        }
        String at = tree.path("at").asString();
        StepTime time = at.endsWith("%")
                ? new StepTime.Share(Integer.parseInt(at.replaceAll("\\D", "")))
                : at.startsWith("grace")
                        ? new StepTime.AfterGrace(
                                at.contains("+") ? Duration.parse(at.substring(at.indexOf("PT"))) : Duration.ZERO)
                        : new StepTime.AfterDue(Moment.parse(at));
        return new Duty.Step(time, to);
    }

    private static Text text(JsonNode tree) {
        return new Text(tree.path("zh").asString(), tree.path("en").asString());
    }

    private static Duration elapsed(JsonNode tree, String field) {
        return Duration.parse(tree.path(field).asString());
    }

    private static OptionalInt count(JsonNode node) {
        return node.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(node.asInt());
    }

    private static Optional<JsonNode> some(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }

    private static List<String> texts(JsonNode array) {
        return list(array, JsonNode::asString);
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> make) {
        List<T> made = new ArrayList<>();
        array.forEach(node -> made.add(make.apply(node)));
        return List.copyOf(made);
    }

    private static <T> Map<String, T> map(JsonNode object, Function<JsonNode, T> make) {
        return named(object, (name, node) -> make.apply(node));
    }

    private static <T> Map<String, T> named(JsonNode object, java.util.function.BiFunction<String, JsonNode, T> make) {
        Map<String, T> made = new LinkedHashMap<>();
        object.properties().forEach(one -> made.put(one.getKey(), make.apply(one.getKey(), one.getValue())));
        return Collections.unmodifiableMap(made);
    }
}
