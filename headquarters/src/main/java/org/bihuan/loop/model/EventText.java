package org.bihuan.loop.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An act as the fields of an event, in the form that {@link EventLines} reads. */
final class EventText {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private EventText(String type) {
        fields.put("type", type);
    }

    static Map<String, Object> of(Act act) {
        return text(act).fields;
    }

    private static EventText text(Act act) {
        return switch (act) {
            case Act.Open(String custodian, Map<String, Instant> anchors) ->
                new EventText("open").put("custodian", custodian).moments("anchors", anchors);
            case Act.Evidence one ->
                new EventText("evidence")
                        .put("key", one.key())
                        .put("duty", one.duty())
                        .put("happened", one.happened())
                        .put("by", one.by())
                        .put("values", one.values())
                        .put("about", one.about());
            case Act.Correct one ->
                new EventText("correct")
                        .put("key", one.key())
                        .put("corrects", one.corrects())
                        .put("values", one.values())
                        .put("happened", one.happened())
                        .put("by", one.by())
                        .put("reason", one.reason());
            case Act.Offer one ->
                new EventText("offer")
                        .put("id", one.id())
                        .put("from", one.from())
                        .put("to", one.to())
                        .put("until", one.until());
            case Act.Accept(String id) -> new EventText("accept").put("id", id);
            case Act.Refuse(String id) -> new EventText("refuse").put("id", id);
            case Act.Acknowledge one ->
                new EventText("acknowledge")
                        .put("duty", one.duty())
                        .put("slot", one.slot())
                        .put("step", one.step())
                        .put("by", one.by())
                        .put("promise", one.promise());
            case Act.Request one ->
                new EventText("request")
                        .put("id", one.id())
                        .put("kind", one.kind().name().toLowerCase(Locale.ROOT))
                        .put("duty", one.duty())
                        .put(
                                "slot",
                                one.slot().isPresent() ? Optional.of(one.slot().getAsInt()) : Optional.empty())
                        .put("until", one.until())
                        .put("reason", one.reason())
                        .put("by", one.by());
            case Act.Grant(String id, String by) ->
                new EventText("grant").put("id", id).put("by", by);
            case Act.Deny(String id, String by) ->
                new EventText("deny").put("id", id).put("by", by);
            case Act.Sign(String key, String by) ->
                new EventText("sign").put("key", key).put("by", by);
            case Act.Return(String key, String by, String reason) ->
                new EventText("return").put("key", key).put("by", by).put("reason", reason);
            case Act.Decide(String key, Map<String, String> values, String by) ->
                new EventText("decide").put("key", key).put("values", values).put("by", by);
            case Act.Assign(String duty, String to, String by) ->
                new EventText("assign").put("duty", duty).put("to", to).put("by", by);
            case Act.Anchor(String name, Instant value, boolean again) ->
                new EventText("anchor").put("name", name).put("value", value).put("mode", again ? "again" : "correct");
            case Act.Suspend(Optional<Instant> happened) -> new EventText("suspend").put("happened", happened);
            case Act.Resume(Optional<Instant> happened) -> new EventText("resume").put("happened", happened);
            case Act.Convert(String to, Optional<String> cause, Optional<Instant> happened) ->
                new EventText("convert").put("to", to).put("cause", cause).put("happened", happened);
            case Act.Dial(String name, String value, Optional<Instant> happened) ->
                new EventText("fact").put("dial", name).put("value", value).put("happened", happened);
            case Act.Migrate(int version, String by) ->
                new EventText("migrate").put("version", version).put("by", by);
            case Act.Close(String by) -> new EventText("close").put("by", by);
        };
    }

    private EventText moments(String name, Map<String, Instant> moments) {
        Map<String, String> texts = new LinkedHashMap<>();
        moments.forEach((key, moment) -> texts.put(key, moment.toString()));
        return put(name, texts);
    }

    private EventText put(String name, Object value) {
        Object plain = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
        if (plain != null) {
            fields.put(name, plain instanceof Instant moment ? moment.toString() : plain);
        }
        return this;
    }
}
