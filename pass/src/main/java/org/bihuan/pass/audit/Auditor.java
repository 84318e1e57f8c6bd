package org.bihuan.pass.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.Refusal;
import org.bihuan.pass.rules.EvidenceType;

/**
 * Reads the leaves of a log in order and recomputes what it publishes: live restrictions are decisions, less those that
 * ended, less those that lapsed. Holds the live decisions only. For one thread.
 */
public final class Auditor {
    private static final int MOST_FINDINGS = 1000;

    /** District and rule set. */
    private record Group(String district, long version) {}

    private record Live(Group group, Instant until, Officer author, Officer approver) {}

    private final List<Refusal> findings = new ArrayList<>();
    private final Map<Long, Live> live = new HashMap<>();
    private final Map<Bytes, Long> sequences = new HashMap<>();
    /** Start of force → rule set. */
    private final NavigableMap<Instant, Leaf.Ruled> rules = new TreeMap<>();

    private Instant latest = Instant.MIN;
    private long decisions;

    /** The next leaf. */
    public void read(long index, byte[] entry) {
        Outcome<Leaf> leaf = Leaf.decode(entry);
        switch (leaf) {
            case Outcome.Refused<Leaf>(Refusal why) -> find(why.id(), index, why.reason());
            case Outcome.Ok<Leaf>(Leaf good) -> check(index, good);
        }
    }

    private void check(long index, Leaf leaf) {
        Leaf.Head head = leaf.head();
        require(!head.time().isBefore(latest), index, "dated before the leaf in front of it");
        latest = head.time().isAfter(latest) ? head.time() : latest;
        long expected = sequences.getOrDefault(head.author().handle(), 0L) + 1;
        require(head.sequence() == expected, index, "a gap in its author's sequence");
        sequences.put(head.author().handle(), Math.max(expected, head.sequence()));
        switch (leaf) {
            case Leaf.Decided decided -> decided(index, decided);
            case Leaf.Ended ended ->
                require(live.remove(ended.decision()) != null, index, "ends a decision that is not live");
            case Leaf.Appealed appealed ->
                require(appealed.decision() < index, index, "an objection to a decision that is not there");
            case Leaf.Ruled ruled -> ruled(index, ruled);
            case Leaf.Stated stated -> {
                long derived = count(stated.version(), head);
                require(
                        stated.live() == derived,
                        index,
                        "states " + stated.live() + " live restrictions where the log has " + derived);
            }
            case Leaf.Issued issued ->
                require(issued.subjects() <= count(issued.version(), head), index, "more tokens than decisions");
            case Leaf.Disclosed disclosed ->
                require(!disclosed.approver().handle().equals(head.author().handle()), index, "author is approver");
            case Leaf.Approved approved -> approved(index, approved);
            case Leaf.Accepted accepted -> {}
            case Leaf.Keyed keyed -> {}
            case Leaf.Anchored anchored -> {}
        }
    }

    private void decided(long index, Leaf.Decided d) {
        Leaf.Head head = d.head();
        boolean restricts = d.to().restricts();
        decisions++;
        require(!d.approver().handle().equals(head.author().handle()), index, "author is approver");
        require(
                !d.approver().organisation().equals(head.author().organisation()),
                index,
                "author and approver of one organisation");
        require(
                !restricts || d.evidence().stream().anyMatch(EvidenceType::mayRestrict),
                index,
                "a restriction without evidence that allows one");
        require(d.until().isAfter(head.time()), index, "it ends before it begins");
        var inForce = rules.floorEntry(head.time());
        require(inForce != null && inForce.getValue().version() == d.version(), index, "a rule that is not in force");
        if (inForce != null && d.batch() > inForce.getValue().batchThreshold()) {
            require(
                    !d.approver().organisation().equals(head.author().organisation()),
                    index,
                    "a batch over the threshold without two organisations");
        }
        if (restricts) {
            live.put(index, new Live(new Group(head.district(), d.version()), d.until(), head.author(), d.approver()));
        }
    }

    /** A further approval: of decisions that are there, by a third person of neither of the two organisations. */
    private void approved(long index, Leaf.Approved approved) {
        long end = approved.first() + approved.count();
        require(end <= index, index, "approves a decision that is not there");
        Officer by = approved.head().author();
        for (long i = approved.first(); i < Math.min(end, index); i++) {
            Live one = live.get(i);
            if (one != null) {
                boolean third = !by.organisation().equals(one.author().organisation())
                        && !by.organisation().equals(one.approver().organisation());
                require(third, index, "a further approval by an organisation that took part already");
            }
        }
    }

    private void ruled(long index, Leaf.Ruled ruled) {
        require(!ruled.approver().handle().equals(ruled.head().author().handle()), index, "author is approver");
        boolean newer = rules.values().stream().allMatch(old -> old.version() < ruled.version());
        require(newer, index, "a rule set with a lower or the same number");
        if (newer) {
            rules.put(ruled.effective(), ruled);
        }
    }

    private long count(long version, Leaf.Head head) {
        Group group = new Group(head.district(), version);
        Iterator<Live> all = live.values().iterator();
        long count = 0;
        while (all.hasNext()) {
            Live one = all.next();
            if (!one.until().isAfter(latest)) {
                all.remove();
            } else if (one.group().equals(group)) {
                count++;
            }
        }
        return count;
    }

    private void require(boolean holds, long index, String otherwise) {
        if (!holds) {
            find("L03", index, otherwise);
        }
    }

    private void find(String id, long index, String reason) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Refusal(id, "leaf " + index + ": " + reason));
        }
    }

    /** L03 and L04, the first thousand. */
    public List<Refusal> findings() {
        return List.copyOf(findings);
    }

    /** Decisions that have neither ended nor lapsed at a moment, over all districts. */
    public long liveAt(Instant now) {
        return live.values().stream().filter(one -> one.until().isAfter(now)).count();
    }

    /** Decisions read. */
    public long decisions() {
        return decisions;
    }
}
