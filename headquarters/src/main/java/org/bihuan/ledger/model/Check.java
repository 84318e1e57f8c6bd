package org.bihuan.ledger.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.ledger.Finding;
import org.bihuan.ledger.Finding.Kind;
import org.bihuan.ledger.Head;
import org.bihuan.ledger.Verification;
import org.bihuan.pass.Bytes;

/** Follows the chain seal by seal and compares each entry with its leaf. Mutable, for one thread. */
public final class Check {
    private final List<Head> noted;
    private final List<Finding> findings = new ArrayList<>();
    private Bytes previous = Bytes.fromHex(Head.NONE.digest()).orElseThrow();
    private long number;

    /** @param noted heads that were noted elsewhere */
    public Check(List<Head> noted) {
        this.noted = List.copyOf(noted);
    }

    /**
     * An entry as it is found.
     *
     * @param digest of its head and the digest that stands for its body
     * @param whole false if its body is not the one of that digest
     * @param emptiedEarly true if it has no body although it should still be kept
     */
    public record Found(Bytes digest, boolean whole, boolean emptiedEarly) {}

    /**
     * The next seal as it is found.
     *
     * @param digest that stands beside it
     * @param entries what stands under the numbers of its leaves
     */
    public void seal(Seal seal, Bytes root, Bytes digest, Map<Long, Found> entries) {
        for (long gone = number + 1; gone < seal.number(); gone++) {
            add(Kind.SEAL_MISSING, 0, gone);
        }
        Bytes own = seal.root();
        boolean fits = own.equals(root) && seal.digest(own).equals(digest);
        if (!fits) {
            add(Kind.SEAL_CHANGED, 0, seal.number());
        }
        if (seal.number() == number + 1 && !seal.previous().equals(previous)) {
            add(Kind.SEAL_UNCHAINED, 0, seal.number());
        }
        for (Head head : noted) {
            if (head.seal() == seal.number() && !head.digest().equals(digest.hex())) {
                add(Kind.SEAL_CHANGED, 0, seal.number());
            }
        }
        entries(seal, entries);
        number = seal.number();
        previous = digest;
    }

    private void entries(Seal seal, Map<Long, Found> entries) {
        Map<Bytes, Long> places = new HashMap<>();
        seal.leaves().forEach(leaf -> places.put(leaf.digest(), leaf.entry()));
        for (Leaf leaf : seal.leaves()) {
            Optional<Found> found = Optional.ofNullable(entries.get(leaf.entry()));
            if (found.isEmpty()) {
                add(Kind.MISSING, leaf.entry(), seal.number());
            } else if (!found.get().digest().equals(leaf.digest())) {
                add(places.containsKey(found.get().digest()) ? Kind.MOVED : Kind.CHANGED, leaf.entry(), seal.number());
            } else if (!found.get().whole()) {
                add(Kind.CHANGED, leaf.entry(), seal.number());
            } else if (found.get().emptiedEarly()) {
                add(Kind.EMPTIED, leaf.entry(), seal.number());
            }
        }
    }

    /** An entry that no seal names although a seal was made after it. */
    public void unsealed(long entry) {
        add(Kind.INSERTED, entry, 0);
    }

    /** After the last seal: what was noted must not lie beyond it. */
    public List<Finding> end() {
        noted.stream().filter(head -> head.seal() > number).forEach(head -> add(Kind.SEAL_MISSING, 0, head.seal()));
        return findings.stream().distinct().toList();
    }

    /** Where the chain stands after the seals so far. */
    public Head head() {
        return number == 0 ? Head.NONE : new Head(number, previous.hex());
    }

    public long seals() {
        return number;
    }

    private void add(Kind kind, long entry, long seal) {
        if (findings.size() < Verification.MOST) {
            findings.add(new Finding(kind, entry, seal));
        }
    }
}
