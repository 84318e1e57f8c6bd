package org.bihuan.loop;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.loop.model.LoopView;
import org.bihuan.loop.model.protocol.Protocol;

/**
 * The door of the room: opens loops, takes in what is recorded of them, and tells who owes what. Whoever the thread works
 * as acts; what lies outside of their scope is not there for them.
 */
public interface LoopApi {

    /** Opens loops as one set: each is taken or refused by itself, in the order given. */
    List<LoopOutcome> open(List<Opening> openings);

    /**
     * Takes in what is recorded, in the order of arrival. What was taken once is taken again without a change.
     *
     * @param said at most {@link #MOST}
     */
    List<LoopOutcome> record(List<Said> said);

    /** More is refused as a whole. */
    int MOST = 5_000;

    /** What is owed and can be seen, by due time. */
    List<Owed> owed(OwedFilter filter, Optional<Place> after, int limit);

    /** One subject under one protocol; empty if there is none to be seen. */
    Optional<LoopRecord> find(String protocol, String subject);

    /** Hand-overs that await this one's answer. */
    List<Handover> handovers(int limit);

    /** Requests that await somebody's decision, oldest due first. */
    List<Waiting> requests(int limit);

    /** Breaches whose grace ended on the days, by unit and duty; uncounted ones left out. */
    List<BreachCount> breaches(LocalDate from, LocalDate to);

    /** What each unit owes now, the latest first. */
    List<Load> load();

    /** The version in force on a day of each protocol. */
    List<Protocol> protocols(LocalDate day);

    /** What it would ask of a loop whose anchors all happened now; nothing is opened. Empty if none is in force. */
    Optional<LoopView> sample(String protocol);

    /** One version. */
    Optional<Protocol> protocol(String id, int version);
}
