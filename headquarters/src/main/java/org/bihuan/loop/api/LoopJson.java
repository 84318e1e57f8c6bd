package org.bihuan.loop.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.loop.LoopOutcome;
import org.bihuan.loop.LoopRecord;
import org.bihuan.loop.LoopWords;
import org.bihuan.loop.Owed;
import org.bihuan.loop.model.EventLines;
import org.bihuan.loop.model.LoopView;
import org.bihuan.loop.model.SlotState;
import org.bihuan.shell.page.Page;
import org.jspecify.annotations.Nullable;

/** Shapes of the interface. */
final class LoopJson {
    private LoopJson() {}

    /** A loop to be opened; see {@link org.bihuan.loop.Opening}. */
    record OpeningJson(
            @Nullable String protocol,
            @Nullable String subject,
            @Nullable String custodian,
            @Nullable String sector,
            @Nullable Map<String, Instant> anchors) {}

    /** @param event as {@code ./bihuan protocol try} reads it, without {@code at} and {@code subject} */
    record ActJson(
            @Nullable String protocol,
            @Nullable String subject,
            @Nullable Map<String, Object> event) {}

    /**
     * @param outcome taken, repeated, not-found, may-not, no-unit, no-protocol, unreadable, or the reason of a refusal
     * @param text the same in words
     */
    record OutcomeJson(String outcome, String text) {
        static OutcomeJson of(LoopOutcome outcome, Page page) {
            return new OutcomeJson(LoopWords.code(outcome), LoopWords.of(outcome, page));
        }
    }

    record OwedJson(
            String protocol,
            int version,
            String subject,
            String loop,
            String custodian,
            String duty,
            int slot,
            Instant opens,
            Instant due,
            Instant graceEnds,
            SlotState state) {
        static OwedJson of(Owed owed) {
            return new OwedJson(
                    owed.protocol(),
                    owed.version(),
                    owed.subject(),
                    owed.loop(),
                    owed.custodian(),
                    owed.duty(),
                    owed.number(),
                    owed.opens(),
                    owed.due(),
                    owed.graceEnds(),
                    owed.state());
        }
    }

    record SlotJson(
            String duty,
            int slot,
            Instant opens,
            Instant due,
            Instant graceEnds,
            SlotState state,
            @Nullable String evidence,
            @Nullable Instant happened,
            @Nullable Instant recorded,
            List<Map<String, String>> values,
            boolean breached) {
        static SlotJson of(LoopView.SlotView slot) {
            return new SlotJson(
                    slot.duty(),
                    slot.slot(),
                    slot.opens(),
                    slot.due(),
                    slot.graceEnds(),
                    slot.state(),
                    slot.evidence().orElse(null),
                    slot.happened().orElse(null),
                    slot.recorded().orElse(null),
                    slot.values(),
                    slot.breach().isPresent());
        }
    }

    record HeldJson(String unit, Instant from, @Nullable Instant until) {}

    record OneLoopJson(
            String loop, int version, @Nullable Instant closed, List<HeldJson> custody, List<SlotJson> slots) {
        static OneLoopJson of(LoopView loop) {
            return new OneLoopJson(
                    loop.loop(),
                    loop.version(),
                    loop.closed().orElse(null),
                    loop.custody().stream()
                            .map(held -> new HeldJson(
                                    held.unit(), held.from(), held.until().orElse(null)))
                            .toList(),
                    loop.slots().stream()
                            .filter(slot -> !(slot.surprise() && slot.state() == SlotState.PLANNED))
                            .map(SlotJson::of)
                            .toList());
        }
    }

    /** @param event as JSON text */
    record EntryJson(Instant at, String login, String event) {}

    record RecordJson(
            String protocol, String subject, String sector, List<OneLoopJson> loops, List<EntryJson> entries) {
        static RecordJson of(LoopRecord found) {
            return new RecordJson(
                    found.protocol(),
                    found.subject(),
                    found.sector(),
                    found.loops().stream().map(OneLoopJson::of).toList(),
                    found.entries().stream()
                            .map(one -> new EntryJson(one.at(), one.login(), EventLines.json(one.act())))
                            .toList());
        }
    }
}
