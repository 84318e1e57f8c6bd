package org.bihuan.loop.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.bihuan.loop.BreachCount;
import org.bihuan.loop.Handover;
import org.bihuan.loop.Load;
import org.bihuan.loop.Owed;
import org.bihuan.loop.OwedFilter;
import org.bihuan.loop.Place;
import org.bihuan.loop.Waiting;
import org.bihuan.loop.model.Act;
import org.bihuan.loop.model.SlotState;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Lists over what stands, each of them over the rows of whoever asks. Lateness is told from the slot and the moment. */
@Repository
class Listings {
    private static final Place START = new Place(Instant.EPOCH, 0, "", "", "");

    private final Rows db;

    Listings(Rows db) {
        this.db = db;
    }

    List<Owed> owed(OwedFilter filter, Optional<Place> after, Instant now, int limit) {
        Place from = after.orElse(START);
        return db.sql(Scope.mine(), """
                        select o.history_id, o.name, o.protocol, o.version, o.subject, o.custodian, o.duty, o.number,
                            o.slot_key, o.opens, o.due, o.grace_ends, o.waits
                        from {loop.owed} o
                        where (o.due, o.history_id, o.name collate "C", o.duty collate "C", o.slot_key collate "C")
                                > (:fromDue, :fromHistory, :fromName, :fromDuty, :fromKey)
                          and o.opens <= :opensBefore
                          and (not :late or o.due < :now and o.waits <> 'SIGNATURE')
                          and (:protocol = '' or o.protocol = :protocol)
                          and (:duty = '' or o.duty = :duty)
                          and (:unit = '' or o.custodian = :unit)
                        order by o.due, o.history_id, o.name collate "C", o.duty collate "C", o.slot_key collate "C"
                        limit :limit
                        """)
                .param("fromDue", Timestamp.from(from.due()))
                .param("fromHistory", from.history())
                .param("fromName", from.loop())
                .param("fromDuty", from.duty())
                .param("fromKey", from.key())
                .param("opensBefore", Timestamp.from(filter.opensBefore()))
                .param("late", filter.late())
                .param("now", Timestamp.from(now))
                .param("protocol", filter.protocol())
                .param("duty", filter.duty())
                .param("unit", filter.unit())
                .param("limit", limit)
                .query((row, number) -> owed(row, now))
                .list();
    }

    private static Owed owed(ResultSet row, Instant now) throws SQLException {
        Instant opens = row.getTimestamp("opens").toInstant();
        Instant due = row.getTimestamp("due").toInstant();
        Instant ends = row.getTimestamp("grace_ends").toInstant();
        SlotState state = switch (row.getString("waits")) {
            case "SIGNATURE" -> SlotState.SUBMITTED;
            case "DECISION" -> SlotState.CONFLICT;
            default ->
                now.isAfter(ends)
                        ? SlotState.BREACHED
                        : now.isAfter(due) ? SlotState.LATE : now.isBefore(opens) ? SlotState.PLANNED : SlotState.OPEN;
        };
        return new Owed(
                row.getLong("history_id"),
                row.getString("name"),
                row.getString("protocol"),
                row.getInt("version"),
                row.getString("subject"),
                row.getString("custodian"),
                row.getString("duty"),
                row.getInt("number"),
                row.getString("slot_key"),
                opens,
                due,
                ends,
                state);
    }

    List<Handover> handovers(int limit) {
        return db.sql(Scope.mine(), """
                        select o.protocol, o.subject, o.offer, o.giver, o.receiver, o.until_at
                        from {loop.offer} o order by o.until_at nulls last, o.history_id, o.offer limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new Handover(
                        row.getString("protocol"),
                        row.getString("subject"),
                        row.getString("offer"),
                        row.getString("giver"),
                        row.getString("receiver"),
                        moment(row.getTimestamp("until_at"))))
                .list();
    }

    List<Waiting> requests(int limit) {
        return db.sql(Scope.mine(), """
                        select r.protocol, r.subject, r.request, r.kind, r.duty, r.number, r.until_at, r.reason,
                            r.asked_by
                        from {loop.request} r order by r.history_id, r.request limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> waiting(row))
                .list();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        int number = row.getInt("number");
        return new Waiting(
                row.getString("protocol"),
                row.getString("subject"),
                row.getString("request"),
                Act.Request.Kind.valueOf(row.getString("kind")),
                row.getString("duty"),
                row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number),
                moment(row.getTimestamp("until_at")),
                row.getString("reason"),
                row.getString("asked_by"));
    }

    private static Optional<Instant> moment(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }

    List<BreachCount> breaches(Instant from, Instant until) {
        return db.sql(Scope.mine(), """
                        select b.unit, b.protocol, b.duty, count(*) as breaches
                        from {loop.breach} b
                        where b.counts and b.grace_ends >= :from and b.grace_ends < :until
                        group by b.unit, b.protocol, b.duty order by b.unit nulls last, b.protocol, b.duty
                        """)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, number) -> new BreachCount(
                        Objects.requireNonNullElse(row.getString("unit"), ""),
                        row.getString("protocol"),
                        row.getString("duty"),
                        row.getInt("breaches")))
                .list();
    }

    List<Load> load(Instant now) {
        return db.sql(Scope.mine(), """
                        select o.custodian, count(*) as open, count(*) filter (where o.due < :now) as late,
                            min(o.due) as oldest
                        from {loop.owed} o where o.opens <= :now and o.waits = 'EVIDENCE'
                        group by o.custodian order by late desc, oldest, o.custodian
                        """)
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Load(
                        row.getString("custodian"),
                        row.getInt("open"),
                        row.getInt("late"),
                        row.getTimestamp("oldest").toInstant()))
                .list();
    }
}
