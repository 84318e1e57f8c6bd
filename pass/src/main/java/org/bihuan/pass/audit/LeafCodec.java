package org.bihuan.pass.audit;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.CborDecoder;
import org.bihuan.pass.cbor.Fields;
import org.bihuan.pass.rules.EvidenceType;
import org.bihuan.pass.token.Claims;
import org.bihuan.pass.token.State;

/** Leaves as maps with integer keys; docs/pass.cddl names them. */
final class LeafCodec {
    private static final String REFUSAL = "L04";
    private static final CborDecoder.Limits LIMITS = new CborDecoder.Limits(512, 4, false);
    private static final long MOST_INDEX = 1L << 40;
    private static final long MOST_COUNT = 100_000_000;
    private static final long MOST_APPROVED = 100_000;
    private static final int COMMITMENT = 32;

    private LeafCodec() {}

    static byte[] encode(Leaf leaf) {
        Map<Cbor, Cbor> m = new HashMap<>();
        put(m, 2, Cbor.of(leaf.head().time().getEpochSecond()));
        put(m, 3, Cbor.of(leaf.head().district()));
        put(m, 4, leaf.head().author().toCbor());
        put(m, 5, Cbor.of(leaf.head().sequence()));
        switch (leaf) {
            case Leaf.Accepted a -> {
                type(m, 1, a.commitment());
                put(m, 7, Cbor.of(a.type().code()));
            }
            case Leaf.Decided d -> decided(m, d);
            case Leaf.Ended e -> {
                type(m, 3, e.commitment());
                put(m, 16, Cbor.of(e.decision()));
            }
            case Leaf.Appealed a -> {
                type(m, 4, a.commitment());
                put(m, 16, Cbor.of(a.decision()));
                put(m, 17, Cbor.of(a.step()));
            }
            case Leaf.Ruled r -> {
                put(m, 1, Cbor.of(5));
                put(m, 11, Cbor.of(r.version()));
                put(m, 18, Cbor.of(r.effective().getEpochSecond()));
                put(m, 19, Cbor.of(r.batchThreshold()));
                put(m, 12, r.approver().toCbor());
            }
            case Leaf.Keyed k -> {
                put(m, 1, Cbor.of(6));
                put(m, 20, Cbor.of(k.keyId()));
                put(m, 17, Cbor.of(k.event()));
            }
            case Leaf.Disclosed d -> {
                type(m, 7, d.commitment());
                put(m, 14, Cbor.of(d.basis()));
                put(m, 12, d.approver().toCbor());
                put(m, 21, Cbor.of(d.count()));
            }
            case Leaf.Stated s -> counted(m, 8, s.version(), s.live());
            case Leaf.Issued i -> counted(m, 9, i.version(), i.subjects());
            case Leaf.Anchored a -> type(m, 10, a.ledger());
            case Leaf.Approved a -> {
                put(m, 1, Cbor.of(11));
                put(m, 16, Cbor.of(a.first()));
                put(m, 21, Cbor.of(a.count()));
            }
        }
        return new Cbor.CborMap(m).encode();
    }

    private static void decided(Map<Cbor, Cbor> m, Leaf.Decided d) {
        type(m, 2, d.commitment());
        put(m, 8, Cbor.of(d.from().code()));
        put(m, 9, Cbor.of(d.to().code()));
        put(m, 10, Cbor.of(d.rule()));
        put(m, 11, Cbor.of(d.version()));
        List<EvidenceType> types = d.evidence().stream()
                .sorted(Comparator.comparing(EvidenceType::code))
                .toList();
        put(m, 6, Cbor.array(types.stream().map(type -> Cbor.of(type.code())).toList()));
        put(m, 12, d.approver().toCbor());
        put(m, 13, Cbor.of(d.batch()));
        put(m, 14, Cbor.of(d.basis()));
        put(m, 15, Cbor.of(d.until().getEpochSecond()));
    }

    private static void counted(Map<Cbor, Cbor> m, int type, long version, long count) {
        put(m, 1, Cbor.of(type));
        put(m, 11, Cbor.of(version));
        put(m, 21, Cbor.of(count));
    }

    private static void type(Map<Cbor, Cbor> m, int type, Bytes digest) {
        put(m, 1, Cbor.of(type));
        put(m, 22, Cbor.of(digest));
    }

    private static void put(Map<Cbor, Cbor> m, long key, Cbor value) {
        m.put(Cbor.of(key), value);
    }

    static Outcome<Leaf> decode(byte[] octets) {
        return CborDecoder.decode(octets, LIMITS).then(LeafCodec::decode).as(REFUSAL);
    }

    private static Outcome<Leaf> decode(Cbor item) {
        Fields f = Fields.ofMap(item, "leaf");
        int type = (int) f.integer(1, 1, 11);
        var time = f.time(2);
        String district = f.text(3, Claims.AREA);
        Optional<Officer> author = f.keep(Officer.of(f.item(4)));
        long sequence = f.integer(5, 1, MOST_COUNT);
        if (author.isEmpty()) {
            return Outcome.refused(REFUSAL, "leaf without an author");
        }
        Leaf.Head head = new Leaf.Head(time, district, author.get(), sequence);
        return switch (type) {
            case 1 -> {
                EvidenceType evidence = evidence(f.integer(7, 1, 9));
                Bytes commitment = f.bytes(22, COMMITMENT, COMMITMENT);
                yield f.finish(REFUSAL, () -> new Leaf.Accepted(head, evidence, commitment));
            }
            case 2 -> decided(head, f);
            case 3 -> {
                long decision = f.integer(16, 0, MOST_INDEX);
                Bytes commitment = f.bytes(22, COMMITMENT, COMMITMENT);
                yield f.finish(REFUSAL, () -> new Leaf.Ended(head, decision, commitment));
            }
            case 4 -> {
                long decision = f.integer(16, 0, MOST_INDEX);
                long step = f.integer(17, 1, 4);
                Bytes commitment = f.bytes(22, COMMITMENT, COMMITMENT);
                yield f.finish(REFUSAL, () -> new Leaf.Appealed(head, step, decision, commitment));
            }
            case 5 -> {
                long version = f.integer(11, 1, Claims.MOST_RULES);
                var effective = f.time(18);
                long threshold = f.integer(19, 1, 10_000);
                Optional<Officer> approver = f.keep(Officer.of(f.item(12)));
                yield f.finish(
                        REFUSAL, () -> new Leaf.Ruled(head, version, effective, threshold, approver.orElseThrow()));
            }
            case 6 -> {
                Bytes keyId = f.bytes(20, 4, 4);
                long event = f.integer(17, 1, 3);
                yield f.finish(REFUSAL, () -> new Leaf.Keyed(head, keyId, event));
            }
            case 7 -> {
                String basis = code(f, 14);
                Optional<Officer> approver = f.keep(Officer.of(f.item(12)));
                long count = f.integer(21, 1, 1_000_000);
                Bytes commitment = f.bytes(22, COMMITMENT, COMMITMENT);
                yield f.finish(
                        REFUSAL, () -> new Leaf.Disclosed(head, basis, approver.orElseThrow(), count, commitment));
            }
            case 8, 9 -> {
                long version = f.integer(11, 1, Claims.MOST_RULES);
                long count = f.integer(21, 0, MOST_COUNT);
                yield f.finish(
                        REFUSAL,
                        () -> type == 8
                                ? new Leaf.Stated(head, version, count)
                                : new Leaf.Issued(head, version, count));
            }
            case 11 -> {
                long first = f.integer(16, 0, MOST_INDEX);
                long count = f.integer(21, 1, MOST_APPROVED);
                yield f.finish(REFUSAL, () -> new Leaf.Approved(head, first, count));
            }
            default -> {
                Bytes ledger = f.bytes(22, COMMITMENT, COMMITMENT);
                yield f.finish(REFUSAL, () -> new Leaf.Anchored(head, ledger));
            }
        };
    }

    private static Outcome<Leaf> decided(Leaf.Head head, Fields f) {
        State from = State.ofCode(f.integer(8, 0, 4)).orElseThrow();
        State to = State.ofCode(f.integer(9, 0, 4)).orElseThrow();
        String rule = code(f, 10);
        long version = f.integer(11, 1, Claims.MOST_RULES);
        Set<EvidenceType> evidence = EnumSet.noneOf(EvidenceType.class);
        long before = 0;
        for (Cbor item : f.array(6, 9)) {
            long code = item instanceof Cbor.Int(long n) ? n : 0;
            f.require(code > before && code <= 9, "evidence types are not in order");
            before = code;
            EvidenceType.ofCode(code).ifPresent(evidence::add);
        }
        Optional<Officer> approver = f.keep(Officer.of(f.item(12)));
        long batch = f.integer(13, 1, 1_000_000);
        String basis = code(f, 14);
        var until = f.time(15);
        Bytes commitment = f.bytes(22, COMMITMENT, COMMITMENT);
        return f.finish(
                REFUSAL,
                () -> new Leaf.Decided(
                        head,
                        from,
                        to,
                        rule,
                        version,
                        evidence,
                        approver.orElseThrow(),
                        batch,
                        basis,
                        until,
                        commitment));
    }

    private static EvidenceType evidence(long code) {
        return EvidenceType.ofCode(code).orElseThrow();
    }

    private static String code(Fields f, long key) {
        String code = f.text(key, Officer.CODE);
        f.require(Officer.noLongNumber(code), "a number in a code");
        return code;
    }
}
