package org.bihuan.pass.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.Refusal;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.CborDecoder;
import org.bihuan.pass.rules.EvidenceType;
import org.bihuan.pass.token.State;
import org.junit.jupiter.api.Test;

/** L03 and L04 of the specification, by name. Every fault is put into a log that adds up without it. */
class AuditorTest {
    private static final Officer DOCTOR = officer("CDC", "YUZHONG", 1);
    private static final Officer REVIEWER = officer("HEALTH", "REVIEW", 2);
    private static final Officer COLLEAGUE = officer("CDC", "YUZHONG", 3);
    private static final Bytes COMMITMENT = Bytes.sha256("private".getBytes(StandardCharsets.UTF_8));

    private final List<byte[]> log = new ArrayList<>();
    private final Map<Officer, Long> sequence = new HashMap<>();
    private Instant clock = City.NOW;

    private static Officer officer(String organisation, String unit, int n) {
        return new Officer(organisation, unit, Bytes.of(new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) n}));
    }

    private Leaf.Head head(Officer author) {
        clock = clock.plusSeconds(60);
        return new Leaf.Head(clock, City.AREA, author, sequence.merge(author, 1L, Long::sum));
    }

    private void add(Leaf leaf) {
        log.add(leaf.encode());
    }

    private Leaf.Decided red(Officer approver) {
        return decided(Set.of(EvidenceType.LABORATORY), 7, approver, 1, Duration.ofDays(14));
    }

    private Leaf.Decided decided(
            Set<EvidenceType> evidence, long version, Officer approver, long batch, Duration life) {
        Leaf.Head head = head(DOCTOR);
        return new Leaf.Decided(
                head,
                State.GREEN,
                State.RED,
                "LAB-POSITIVE",
                version,
                evidence,
                approver,
                batch,
                "IDL-39",
                head.time().plus(life),
                COMMITMENT);
    }

    /** Rules, three restrictions, one ended, one lapsed, and what the district states of them. */
    private AuditorTest sound() {
        add(new Leaf.Ruled(head(REVIEWER), 7, City.NOW, 50, DOCTOR));
        add(new Leaf.Accepted(head(DOCTOR), EvidenceType.LABORATORY, COMMITMENT));
        add(red(REVIEWER));
        add(red(REVIEWER));
        add(decided(Set.of(EvidenceType.CONTACT), 7, REVIEWER, 60, Duration.ofMinutes(5)));
        add(new Leaf.Ended(head(REVIEWER), 2, COMMITMENT));
        clock = clock.plus(Duration.ofHours(1));
        add(new Leaf.Stated(head(REVIEWER), 7, 1));
        add(new Leaf.Issued(head(REVIEWER), 7, 1));
        add(new Leaf.Anchored(head(REVIEWER), COMMITMENT));
        assertThat(audit()).isEmpty();
        return this;
    }

    private List<String> audit() {
        Auditor auditor = new Auditor();
        for (int i = 0; i < log.size(); i++) {
            auditor.read(i, log.get(i));
        }
        return auditor.findings().stream().map(Refusal::toString).toList();
    }

    private static void finds(AuditorTest log, Leaf leaf, String... words) {
        log.add(leaf);
        assertThat(log.audit()).anySatisfy(finding -> assertThat(finding).contains(words));
    }

    @Test
    void L03() {
        AuditorTest t = new AuditorTest().sound();
        finds(t, new Leaf.Stated(t.head(REVIEWER), 7, 2), "L03", "states 2 live restrictions where the log has 1");
        t = new AuditorTest().sound();
        finds(t, new Leaf.Stated(t.head(REVIEWER), 6, 1), "L03", "where the log has 0");
        t = new AuditorTest().sound();
        finds(t, new Leaf.Issued(t.head(REVIEWER), 7, 2), "L03", "more tokens than decisions");
        t = new AuditorTest().sound();
        finds(t, t.red(DOCTOR), "L03", "author is approver");
        t = new AuditorTest().sound();
        finds(t, t.red(COLLEAGUE), "L03", "one organisation");
        t = new AuditorTest().sound();
        finds(t, t.decided(Set.of(EvidenceType.LABORATORY), 7, COLLEAGUE, 51, Duration.ofDays(1)), "L03", "threshold");
        t = new AuditorTest().sound();
        finds(t, t.decided(Set.of(EvidenceType.VACCINATION), 7, REVIEWER, 1, Duration.ofDays(1)), "L03", "evidence");
        t = new AuditorTest().sound();
        t.add(new Leaf.Ruled(t.head(REVIEWER), 8, t.clock, 50, DOCTOR));
        finds(t, t.red(REVIEWER), "L03", "a rule that is not in force");
        t = new AuditorTest().sound();
        finds(t, new Leaf.Ruled(t.head(REVIEWER), 7, t.clock, 50, DOCTOR), "L03", "same number");
        t = new AuditorTest().sound();
        t.sequence.merge(DOCTOR, 1L, Long::sum);
        finds(t, t.red(REVIEWER), "L03", "a gap");
        t = new AuditorTest().sound();
        finds(t, new Leaf.Ended(t.head(REVIEWER), 2, COMMITMENT), "L03", "not live");
        t = new AuditorTest().sound();
        t.clock = City.NOW;
        finds(t, t.red(REVIEWER), "L03", "dated before");
        t = new AuditorTest().sound();
        finds(t, new Leaf.Approved(t.head(REVIEWER), 3, 1), "L03", "took part already");
        t = new AuditorTest().sound();
        finds(t, new Leaf.Approved(t.head(COLLEAGUE), 3, 1), "L03", "took part already");
        t = new AuditorTest().sound();
        finds(t, new Leaf.Approved(t.head(officer("POLICE", "UNIT-3", 9)), 3, 90), "L03", "not there");
        t = new AuditorTest().sound();
        t.add(new Leaf.Approved(t.head(officer("POLICE", "UNIT-3", 9)), 3, 2));
        assertThat(t.audit()).isEmpty();
    }

    @Test
    void L04() {
        sound();
        Map<Cbor, Cbor> good = ((Cbor.CborMap) CborDecoder.decode(log.get(2), CborDecoder.Limits.PAYLOAD)
                        .orThrow())
                .entries();
        for (String text : List.of(
                "张三",
                "ZHANG SAN",
                "13800138000",
                "A13800138000",
                "A1380-013-8000",
                "a",
                "",
                "N500103199001011234",
                "CONTACT OF CASE 12",
                "A".repeat(17))) {
            for (long key : new long[] {3, 10, 14}) {
                refused(good, key, Cbor.of(text));
            }
            refused(good, 4, Cbor.array(Cbor.of(text), Cbor.of("UNIT"), Cbor.of(new byte[8])));
        }
        refused(good, 13, Cbor.of(13_800_138_000L));
        refused(good, 5, Cbor.of(500_103_199_001_011_234L));
        refused(good, 22, Cbor.of("13800138000"));
        refused(good, 22, Cbor.of(new byte[48]));
        refused(good, 99, Cbor.of("free text in a field of its own"));
        assertThat(new Auditor()).satisfies(auditor -> {
            auditor.read(0, "name=张三".getBytes(StandardCharsets.UTF_8));
            assertThat(auditor.findings()).extracting(Refusal::id).containsExactly("L04");
        });
        // receipts
        Receipt receipt = Receipt.of("private part".getBytes(StandardCharsets.UTF_8), new SecureRandom());
        assertThat(receipt.opens(receipt.commitment())).isTrue();
        assertThat(receipt.opens(COMMITMENT)).isFalse();
        Receipt shifted = new Receipt(
                Bytes.of(concat(receipt.salt(), receipt.privatePart().slice(0, 1))),
                receipt.privatePart().slice(1, receipt.privatePart().size()));
        assertThat(shifted.commitment()).isEqualTo(receipt.commitment());
        assertThat(shifted.opens(receipt.commitment())).isFalse();
    }

    private static byte[] concat(Bytes a, Bytes b) {
        byte[] out = new byte[a.size() + b.size()];
        System.arraycopy(a.toArray(), 0, out, 0, a.size());
        System.arraycopy(b.toArray(), 0, out, a.size(), b.size());
        return out;
    }

    private static void refused(Map<Cbor, Cbor> good, long key, Cbor value) {
        Map<Cbor, Cbor> changed = new HashMap<>(good);
        changed.put(Cbor.of(key), value);
        assertThat(Leaf.decode(new Cbor.CborMap(changed).encode()).whyNot().map(Refusal::id))
                .as("field %s = %s", key, value)
                .contains("L04");
    }

    @Test
    void leavesReadBackAsTheyWereWritten() {
        sound();
        add(new Leaf.Appealed(head(REVIEWER), 2, 3, COMMITMENT));
        add(new Leaf.Approved(head(officer("POLICE", "UNIT-3", 9)), 3, 2));
        add(new Leaf.Keyed(head(REVIEWER), Bytes.of(new byte[4]), 2));
        add(new Leaf.Disclosed(head(REVIEWER), "IDL-12", DOCTOR, 3, COMMITMENT));
        assertThat(log).hasSizeGreaterThan(10).allSatisfy(octets -> {
            Leaf leaf = Leaf.decode(octets).orThrow();
            assertThat(leaf.encode()).isEqualTo(octets);
        });
    }
}
