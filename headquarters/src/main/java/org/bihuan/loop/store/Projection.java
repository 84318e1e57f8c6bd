package org.bihuan.loop.store;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.loop.model.Act;
import org.bihuan.loop.model.LoopView;
import org.bihuan.loop.model.LoopView.SlotView;
import org.bihuan.loop.model.SlotState;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * What follows from histories, as rows that can be listed: what stands now is written anew with each change, what once
 * happened (breaches, messages) stays.
 */
@Repository
class Projection {
    /** Duties that open within this are listed; of each duty the next one always is. */
    private static final Duration AHEAD = Duration.ofHours(36);

    private static final Set<SlotState> STANDING =
            Set.of(SlotState.OPEN, SlotState.LATE, SlotState.BREACHED, SlotState.SUBMITTED, SlotState.CONFLICT);
    private static final Set<SlotState> DONE = Set.of(SlotState.DONE, SlotState.DONE_LATE, SlotState.REPORTED_LATE);

    private final Rows db;
    private final UnitPlaces places;

    Projection(Rows db, UnitPlaces places) {
        this.db = db;
        this.places = places;
    }

    /** A history with its loops as they stand. */
    record Stands(Histories.Row row, int area, Instant now, List<LoopView> loops) {}

    private static final class Sets {
        final Map<String, List<Map<String, @Nullable Object>>> rows = new HashMap<>();

        Map<String, @Nullable Object> row(String table, Stands of, LoopView loop, int area) {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("history", of.row().id());
            row.put("name", loop.loop());
            row.put("area", area);
            row.put("sector", of.row().sector());
            row.put("protocol", of.row().protocol());
            row.put("subject", of.row().subject());
            rows.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
            return row;
        }

        List<Map<String, @Nullable Object>> of(String table) {
            return rows.getOrDefault(table, List.of());
        }
    }

    void write(List<Stands> all) {
        Sets sets = new Sets();
        all.forEach(one -> one.loops().forEach(loop -> collect(sets, one, loop)));
        Long[] ids = all.stream().map(one -> one.row().id()).toArray(Long[]::new);
        clear(ids);
        insert(sets);
    }

    private void clear(Long[] ids) {
        db.sql(Scope.everything(), "delete from loop.owed where history_id = any(:ids) and {scope}")
                .param("ids", ids)
                .update();
        db.sql(Scope.everything(), "delete from loop.custody where history_id = any(:ids) and {scope}")
                .param("ids", ids)
                .update();
        db.sql(Scope.everything(), "delete from loop.offer where history_id = any(:ids) and {scope}")
                .param("ids", ids)
                .update();
        db.sql(Scope.everything(), "delete from loop.request where history_id = any(:ids) and {scope}")
                .param("ids", ids)
                .update();
    }

    private void collect(Sets sets, Stands of, LoopView loop) {
        LoopView.Held last = loop.custody().getLast();
        int area = places.area(last.unit()).orElse(of.area());
        Map<String, @Nullable Object> row = sets.row("loop", of, loop, area);
        row.put("version", loop.version());
        row.put("custodian", last.unit());
        row.put("opened", time(Optional.of(loop.custody().getFirst().from())));
        row.put("closed", time(loop.closed()));
        for (int i = 0; i < loop.custody().size(); i++) {
            LoopView.Held held = loop.custody().get(i);
            Map<String, @Nullable Object> custody =
                    sets.row("custody", of, loop, places.area(held.unit()).orElse(of.area()));
            custody.put("place", i);
            custody.put("unit", held.unit());
            custody.put("from", time(Optional.of(held.from())));
            custody.put("until", time(held.until()));
        }
        Set<String> ahead = new HashSet<>();
        for (SlotView slot : loop.slots()) {
            slot.breach().ifPresent(breach -> breach(sets, of, loop, slot, breach, area));
            boolean near = slot.state() == SlotState.PLANNED
                    && !slot.surprise()
                    && (ahead.add(slot.duty()) || slot.opens().isBefore(of.now().plus(AHEAD)));
            if (loop.closed().isEmpty() && (near || STANDING.contains(slot.state()))) {
                owed(sets, of, loop, slot, area, last.unit());
            }
        }
        loop.ladder().forEach(step -> {
            Map<String, @Nullable Object> sent = sets.row("step", of, loop, area);
            sent.put("duty", step.duty());
            sent.put("key", step.key());
            sent.put("step", step.step());
            sent.put("line", step.line().name());
            sent.put("recipient", step.to());
            sent.put("number", step.slot());
            sent.put("due", time(Optional.of(step.due())));
            sent.put("by", step.acknowledgedBy().orElse(null));
            sent.put("at", time(step.acknowledgedAt()));
        });
        if (loop.closed().isEmpty()) {
            loop.offers().forEach(offer -> offer(sets, of, loop, offer));
            loop.requests().forEach(request -> request(sets, of, loop, request, area));
        }
    }

    private static void owed(Sets sets, Stands of, LoopView loop, SlotView slot, int area, String custodian) {
        Map<String, @Nullable Object> owed = sets.row("owed", of, loop, area);
        owed.put("duty", slot.duty());
        owed.put("key", slot.key());
        owed.put("version", loop.version());
        owed.put("custodian", custodian);
        owed.put("number", slot.slot());
        owed.put("opens", time(Optional.of(slot.opens())));
        owed.put("due", time(Optional.of(slot.due())));
        owed.put("ends", time(Optional.of(slot.graceEnds())));
        owed.put(
                "waits",
                switch (slot.state()) {
                    case SUBMITTED -> "SIGNATURE";
                    case CONFLICT -> "DECISION";
                    default -> "EVIDENCE";
                });
    }

    /** It lies where the unit is that is charged with it. */
    private void breach(Sets sets, Stands of, LoopView loop, SlotView slot, LoopView.Breach breach, int area) {
        Map<String, @Nullable Object> row =
                sets.row("breach", of, loop, breach.unit().flatMap(places::area).orElse(area));
        row.put("duty", slot.duty());
        row.put("key", slot.key());
        row.put("unit", breach.unit().orElse(null));
        row.put("due", time(Optional.of(slot.due())));
        row.put("ends", time(Optional.of(slot.graceEnds())));
        row.put("counts", slot.state() != SlotState.VOID);
        boolean done = DONE.contains(slot.state());
        boolean ended = done || slot.state() == SlotState.WAIVED || slot.state() == SlotState.VOID;
        row.put("ended", ended ? time(slot.recorded().or(() -> Optional.of(of.now()))) : null);
        row.put("by", done ? slot.evidence().orElse(null) : ended ? slot.state().name() : null);
    }

    private void offer(Sets sets, Stands of, LoopView loop, Act.Offer offer) {
        Map<String, @Nullable Object> row =
                sets.row("offer", of, loop, places.area(offer.to()).orElse(of.area()));
        row.put("offer", offer.id());
        row.put("giver", offer.from());
        row.put("receiver", offer.to());
        row.put("until", time(offer.until()));
    }

    private static void request(Sets sets, Stands of, LoopView loop, Act.Request request, int area) {
        Map<String, @Nullable Object> row = sets.row("request", of, loop, area);
        row.put("request", request.id());
        row.put("kind", request.kind().name());
        row.put("duty", request.duty());
        row.put("number", request.slot().isPresent() ? request.slot().getAsInt() : null);
        row.put("until", time(request.until()));
        row.put("reason", request.reason());
        row.put("by", request.by());
    }

    private static @Nullable Timestamp time(Optional<Instant> at) {
        return at.map(Timestamp::from).orElse(null);
    }

    private void insert(Sets sets) {
        batch(sets.of("loop"), """
                insert into loop.loop as l (history_id, name, area, sector, protocol, version, subject, custodian,
                    opened_at, closed_at)
                values (:history, :name, {area :area, :sector}, :sector, :protocol, :version, :subject, :custodian,
                    :opened, cast(:closed as timestamptz))
                on conflict (history_id, name) do update set area = {area excluded.area of l},
                    version = excluded.version, custodian = excluded.custodian, closed_at = excluded.closed_at
                where {scope:l} and (l.area, l.version, l.custodian, l.closed_at)
                    is distinct from (excluded.area, excluded.version, excluded.custodian, excluded.closed_at)
                """);
        batch(sets.of("custody"), """
                insert into loop.custody (history_id, name, place, area, sector, unit, from_at, until_at)
                values (:history, :name, :place, {area :area, :sector}, :sector, :unit, :from,
                    cast(:until as timestamptz))
                """);
        batch(sets.of("owed"), """
                insert into loop.owed (history_id, name, duty, slot_key, area, sector, protocol, version, subject,
                    custodian, number, opens, due, grace_ends, waits)
                values (:history, :name, :duty, :key, {area :area, :sector}, :sector, :protocol, :version, :subject,
                    :custodian, :number, :opens, :due, :ends, :waits)
                """);
        batch(sets.of("breach"), """
                insert into loop.breach as b (history_id, name, duty, slot_key, area, sector, protocol, subject, unit,
                    due, grace_ends, counts, ended_at, ended_by)
                values (:history, :name, :duty, :key, {area :area, :sector}, :sector, :protocol, :subject, :unit,
                    :due, :ends, :counts, cast(:ended as timestamptz), :by)
                on conflict (history_id, name, duty, slot_key) do update set counts = excluded.counts,
                    ended_at = case when b.ended_by is not distinct from excluded.ended_by then b.ended_at
                        else excluded.ended_at end,
                    ended_by = excluded.ended_by
                where {scope:b} and (b.counts, b.ended_by) is distinct from (excluded.counts, excluded.ended_by)
                """);
        batch(sets.of("step"), """
                insert into loop.step as s (history_id, name, duty, slot_key, step, line, area, sector, recipient,
                    number, due, acknowledged_by, acknowledged_at)
                values (:history, :name, :duty, :key, :step, :line, {area :area, :sector}, :sector, :recipient,
                    :number, :due, :by, cast(:at as timestamptz))
                on conflict (history_id, name, duty, slot_key, step, line) do update set
                    area = {area excluded.area of s},
                    number = excluded.number, acknowledged_by = excluded.acknowledged_by,
                    acknowledged_at = excluded.acknowledged_at
                where {scope:s} and (s.area, s.number, s.acknowledged_by)
                    is distinct from (excluded.area, excluded.number, excluded.acknowledged_by)
                """);
        batch(sets.of("offer"), """
                insert into loop.offer (history_id, name, offer, area, sector, protocol, subject, giver, receiver,
                    until_at)
                values (:history, :name, :offer, {area :area, :sector}, :sector, :protocol, :subject, :giver,
                    :receiver, cast(:until as timestamptz))
                """);
        batch(sets.of("request"), """
                insert into loop.request (history_id, name, request, area, sector, protocol, subject, kind, duty,
                    number, until_at, reason, asked_by)
                values (:history, :name, :request, {area :area, :sector}, :sector, :protocol, :subject, :kind, :duty,
                    :number, cast(:until as timestamptz), :reason, :by)
                """);
    }

    private void batch(List<Map<String, @Nullable Object>> rows, String sql) {
        if (!rows.isEmpty()) {
            db.batch(Scope.everything(), sql, rows.stream());
        }
    }
}
