package org.bihuan.pass.audit;

import java.time.Instant;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.rules.EvidenceType;
import org.bihuan.pass.token.State;

/** A leaf of the public log: what was done, by which office, under which rule; never for whom. */
public sealed interface Leaf {
    Head head();

    /**
     * What every leaf says.
     *
     * @param district area code, six digits
     * @param sequence of the author's acts, from 1 without gaps
     */
    record Head(Instant time, String district, Officer author, long sequence) {}

    /** Evidence was taken on record. */
    record Accepted(Head head, EvidenceType type, Bytes commitment) implements Leaf {}

    /**
     * A decision.
     *
     * @param rule code of the rule, of rule set {@code version}
     * @param batch how many decisions were approved in the one act
     * @param basis code of the legal basis
     */
    record Decided(
            Head head,
            State from,
            State to,
            String rule,
            long version,
            Set<EvidenceType> evidence,
            Officer approver,
            long batch,
            String basis,
            Instant until,
            Bytes commitment)
            implements Leaf {
        public Decided {
            evidence = Set.copyOf(evidence);
        }
    }

    /** A decision ended before its time: released, or an objection upheld. */
    record Ended(Head head, long decision, Bytes commitment) implements Leaf {}

    /** A step of an objection: 1 lodged, 2 facts answered, 3 upheld, 4 turned down. */
    record Appealed(Head head, long step, long decision, Bytes commitment) implements Leaf {}

    /** A rule set was released. */
    record Ruled(Head head, long version, Instant effective, long batchThreshold, Officer approver) implements Leaf {}

    /** A key event: 1 begins, 2 retired, 3 compromised. */
    record Keyed(Head head, Bytes keyId, long event) implements Leaf {}

    /** Data were disclosed to somebody. */
    record Disclosed(Head head, String basis, Officer approver, long count, Bytes commitment) implements Leaf {}

    /** What a district publishes: live restrictions under a rule set. */
    record Stated(Head head, long version, long live) implements Leaf {}

    /** For how many decisions a district signed restricting tokens that are good at the time of the leaf. */
    record Issued(Head head, long version, long subjects) implements Leaf {}

    /** Head of the internal ledger. */
    record Anchored(Head head, Bytes ledger) implements Leaf {}

    /**
     * The head's author approved decisions that somebody else wrote: the second approval of a large batch.
     *
     * @param first index of the first of them
     * @param count how many follow each other, itself included
     */
    record Approved(Head head, long first, long count) implements Leaf {}

    default byte[] encode() {
        return LeafCodec.encode(this);
    }

    /** L04 for anything that is not exactly a leaf. */
    static Outcome<Leaf> decode(byte[] octets) {
        return LeafCodec.decode(octets);
    }
}
