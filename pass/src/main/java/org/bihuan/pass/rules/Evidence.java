package org.bihuan.pass.rules;

import java.time.Instant;
import java.util.Optional;
import org.bihuan.pass.Bytes;

/** A fact on record about a person: one of nine types, each with who says so, when, and under which case or act. */
public sealed interface Evidence {
    Source source();

    EvidenceType type();

    /** What the rules look for: a code of the type, {@code POSITIVE} for example. */
    String finding();

    /** When what it says happened; a restriction's days count from here. */
    Instant event();

    /** The end that the document itself names, if it does. */
    default Optional<Instant> end() {
        return Optional.empty();
    }

    /**
     * @param id 8 random octets
     * @param unitKind kind of the unit that wrote it, {@code LAB} for example
     * @param unit its code
     * @param recorded when it was taken on record
     * @param caseId case, event or act that it belongs to; never empty
     */
    record Source(Bytes id, String unitKind, String unit, Instant recorded, String caseId) {}

    /** A laboratory's result. */
    record Laboratory(Source source, Instant event, boolean positive) implements Evidence {
        @Override
        public EvidenceType type() {
            return EvidenceType.LABORATORY;
        }

        @Override
        public String finding() {
            return positive ? "POSITIVE" : "INDETERMINATE";
        }
    }

    /** A physician's diagnosis. */
    record Clinical(Source source, Instant event, boolean confirmed) implements Evidence {
        @Override
        public EvidenceType type() {
            return EvidenceType.CLINICAL;
        }

        @Override
        public String finding() {
            return confirmed ? "CONFIRMED" : "SUSPECTED";
        }
    }

    /** A finding of contact investigation. */
    record Contact(Source source, Instant event, boolean close) implements Evidence {
        @Override
        public EvidenceType type() {
            return EvidenceType.CONTACT;
        }

        @Override
        public String finding() {
            return close ? "CLOSE" : "SECONDARY";
        }
    }

    /** An order of isolation; the source's case is the number of the act. */
    record IsolationOrder(Source source, Instant event, Instant until) implements Evidence {
        @Override
        public EvidenceType type() {
            return EvidenceType.ISOLATION_ORDER;
        }

        @Override
        public String finding() {
            return "ORDER";
        }

        @Override
        public Optional<Instant> end() {
            return Optional.of(until);
        }
    }

    /** Residence or stay in a listed area; the event is the last moment there. */
    record AreaStay(Source source, Instant event, boolean high) implements Evidence {
        @Override
        public EvidenceType type() {
            return EvidenceType.AREA_STAY;
        }

        @Override
        public String finding() {
            return high ? "HIGH" : "MEDIUM";
        }
    }

    /** Arrival from outside. */
    record Travel(Source source, Instant event, boolean listedOrigin) implements Evidence {
        @Override
        public EvidenceType type() {
            return EvidenceType.TRAVEL;
        }

        @Override
        public String finding() {
            return listedOrigin ? "LISTED" : "OTHER";
        }
    }

    /** A dose. */
    record Vaccination(Source source, Instant event, int dose) implements Evidence {
        @Override
        public EvidenceType type() {
            return EvidenceType.VACCINATION;
        }

        @Override
        public String finding() {
            return "DOSE";
        }
    }

    /** A negative test; the event is when the sample was taken. */
    record NegativeTest(Source source, Instant event) implements Evidence {
        @Override
        public EvidenceType type() {
            return EvidenceType.NEGATIVE_TEST;
        }

        @Override
        public String finding() {
            return "NEGATIVE";
        }
    }

    /** Ends what rests on one piece of evidence. */
    record Release(Source source, Instant event, Bytes releases) implements Evidence {
        @Override
        public EvidenceType type() {
            return EvidenceType.RELEASE;
        }

        @Override
        public String finding() {
            return "RELEASE";
        }
    }
}
