package org.bihuan.loop.model;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes histories: one event a line, JSON, in the order of arrival. A line that cannot be read is refused alone. */
public final class EventLines {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @param unread line to reason */
    public record Read(List<Entry> entries, Map<Integer, String> unread) {}

    private EventLines() {}

    public static Read read(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        Map<Integer, String> unread = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line =
                    i == 0 && lines.get(i).startsWith("\uFEFF") ? lines.get(i).substring(1) : lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            try {
                entries.add(new Event(JSON.readTree(line), false).entry(i + 1));
            } catch (JacksonException e) {
                unread.put(i + 1, "is no JSON: " + e.getOriginalMessage().replaceAll("\\s+", " "));
            } catch (Unreadable e) {
                unread.put(i + 1, e.getMessage());
            }
        }
        return new Read(entries, unread);
    }

    /**
     * What somebody says happened: an event without {@code at} and {@code subject}, which are known otherwise; also
     * {@code by} may be left out.
     *
     * @throws IllegalArgumentException says in words what cannot be read
     */
    public static Act act(Map<String, ?> said) {
        try {
            return new Event(JSON.valueToTree(said), true).act();
        } catch (Unreadable e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The same as JSON text, as it is stored. */
    public static Act act(String json) {
        return new Event(JSON.readTree(json), false).act();
    }

    /** Such an event of an act: what {@link #act(String)} reads. */
    public static String json(Act act) {
        return JSON.writeValueAsString(EventText.of(act));
    }

    /** Ends the reading of one line. */
    private static final class Unreadable extends RuntimeException {
        Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }

    /** One line; remembers which fields were asked for, so that others are refused. */
    private static final class Event {
        private final JsonNode tree;
        private final boolean nameless;
        private final Set<String> asked = new HashSet<>(Set.of("subject"));

        /** @param nameless whether {@code by} may be left out */
        Event(JsonNode tree, boolean nameless) {
            if (!tree.isObject()) {
                throw new Unreadable("is no JSON object");
            }
            this.tree = tree;
            this.nameless = nameless;
        }

        Entry entry(int line) {
            Instant at = moment("at");
            Act act = act(text("type"));
            Optional<String> subject = optional("subject");
            refuseUnknown();
            return new Entry(line, at, subject, act);
        }

        Act act() {
            Act act = act(text("type"));
            refuseUnknown();
            return act;
        }

        private void refuseUnknown() {
            for (String field : tree.propertyNames()) {
                if (!asked.contains(field)) {
                    throw new Unreadable("unknown field " + field);
                }
            }
        }

        private Act act(String type) {
            return switch (type) {
                case "open" -> new Act.Open(text("custodian"), moments("anchors"));
                case "evidence" ->
                    new Act.Evidence(
                            text("key"),
                            text("duty"),
                            moment("happened"),
                            by(),
                            optionalValues("values").orElse(Map.of()),
                            optional("about"));
                case "correct" ->
                    new Act.Correct(
                            text("key"),
                            text("corrects"),
                            optionalValues("values"),
                            optionalMoment("happened"),
                            by(),
                            text("reason"));
                case "offer" -> new Act.Offer(text("id"), text("from"), text("to"), optionalMoment("until"));
                case "accept" -> new Act.Accept(text("id"));
                case "refuse" -> new Act.Refuse(text("id"));
                case "acknowledge" ->
                    new Act.Acknowledge(text("duty"), number("slot"), number("step"), by(), moment("promise"));
                case "request" ->
                    new Act.Request(
                            text("id"),
                            kind(text("kind")),
                            text("duty"),
                            optionalNumber("slot"),
                            optionalMoment("until"),
                            text("reason"),
                            by());
                case "grant" -> new Act.Grant(text("id"), by());
                case "deny" -> new Act.Deny(text("id"), by());
                case "sign" -> {
                    optional("reason");
                    yield new Act.Sign(text("key"), by());
                }
                case "return" -> new Act.Return(text("key"), by(), text("reason"));
                case "decide" -> new Act.Decide(text("key"), values("values"), by());
                case "assign" -> new Act.Assign(text("duty"), text("to"), by());
                case "anchor" -> new Act.Anchor(text("name"), moment("value"), again(text("mode")));
                case "suspend" -> new Act.Suspend(optionalMoment("happened"));
                case "resume" -> new Act.Resume(optionalMoment("happened"));
                case "convert" -> new Act.Convert(text("to"), optional("cause"), optionalMoment("happened"));
                case "fact" -> new Act.Dial(text("dial"), text("value"), optionalMoment("happened"));
                case "migrate" -> new Act.Migrate(number("version"), by());
                case "close" -> new Act.Close(by());
                default -> throw new Unreadable("unknown type " + type);
            };
        }

        private static Act.Request.Kind kind(String kind) {
            return switch (kind) {
                case "extend" -> Act.Request.Kind.EXTEND;
                case "waive" -> Act.Request.Kind.WAIVE;
                case "exempt" -> Act.Request.Kind.EXEMPT;
                default -> throw new Unreadable("kind must be one of extend, waive, exempt");
            };
        }

        private static boolean again(String mode) {
            return switch (mode) {
                case "again" -> true;
                case "correct" -> false;
                default -> throw new Unreadable("mode must be one of correct, again");
            };
        }

        private Optional<JsonNode> field(String name) {
            asked.add(name);
            JsonNode node = tree.path(name);
            return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
        }

        private Optional<String> optional(String name) {
            return field(name).map(node -> {
                if (!node.isString() || node.asString().isBlank()) {
                    throw new Unreadable(name + " must be a text");
                }
                return node.asString();
            });
        }

        private String text(String name) {
            return optional(name).orElseThrow(() -> new Unreadable("lacks " + name));
        }

        private String by() {
            return nameless ? optional("by").orElse("") : text("by");
        }

        private OptionalInt optionalNumber(String name) {
            Optional<JsonNode> node = field(name);
            if (node.isPresent() && !(node.get().isInt() && node.get().asInt() > 0)) {
                throw new Unreadable(name + " must be a number from 1");
            }
            return node.isPresent() ? OptionalInt.of(node.get().asInt()) : OptionalInt.empty();
        }

        private int number(String name) {
            return optionalNumber(name).orElseThrow(() -> new Unreadable("lacks " + name));
        }

        private Optional<Instant> optionalMoment(String name) {
            return optional(name).map(text -> instant(name, text));
        }

        private Instant moment(String name) {
            return optionalMoment(name).orElseThrow(() -> new Unreadable("lacks " + name));
        }

        private Map<String, Instant> moments(String name) {
            Map<String, Instant> moments = new LinkedHashMap<>();
            values(name).forEach((key, text) -> moments.put(key, instant(name + "." + key, text)));
            return moments;
        }

        private Map<String, String> values(String name) {
            return optionalValues(name).orElseThrow(() -> new Unreadable("lacks " + name));
        }

        private Optional<Map<String, String>> optionalValues(String name) {
            return field(name).map(node -> {
                if (!node.isObject()) {
                    throw new Unreadable(name + " must be an object");
                }
                Map<String, String> values = new LinkedHashMap<>();
                node.properties().forEach(one -> {
                    if (!one.getValue().isString() && !one.getValue().isNumber()) {
                        throw new Unreadable(name + "." + one.getKey() + " must be a text or a number");
                    }
                    values.put(
                            one.getKey(),
                            one.getValue().isNumber()
                                    ? one.getValue().decimalValue().toPlainString()
                                    : one.getValue().asString());
                });
                return values;
            });
        }
    }

    static Instant instant(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new Unreadable(field + " must be a time with offset such as 2020-04-16T18:05+08:00, not " + text);
        }
    }
}
