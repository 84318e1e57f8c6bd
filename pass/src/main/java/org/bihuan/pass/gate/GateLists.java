package org.bihuan.pass.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cose.Profiles;
import org.bihuan.pass.cose.SignatureProfile;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.status.StatusList;
import org.bihuan.pass.trust.TrustList;
import org.bihuan.pass.trust.TrustedKey;
import org.bihuan.pass.trust.Use;

/**
 * What a gate has fetched while it had a connection, all signatures verified.
 *
 * @param statuses newest edition by issuer and day
 * @param clockFloor latest moment that a signature vouches for: the clock cannot be before it
 * @param profiles signature algorithms that the gate knows
 */
public record GateLists(TrustList trust, Map<Key, StatusList> statuses, Instant clockFloor, Profiles profiles) {
    /** Which status list. */
    public record Key(String issuer, LocalDate day) {}

    /** The lists, and which files were left out and why. */
    public record Loaded(GateLists lists, List<String> leftOut) {}

    public GateLists {
        statuses = Map.copyOf(statuses);
    }

    /**
     * Verifies what was fetched. G07 if the root did not sign the trust list; a status list or checkpoint that does not
     * verify is left out, which makes the tokens that need it CHECK.
     *
     * @param checkpoint the log's, empty if there is none
     */
    public static Outcome<Loaded> load(
            SignatureProfile profile,
            Bytes rootKey,
            byte[] trustList,
            List<byte[]> statusLists,
            Optional<byte[]> checkpoint) {
        return load(Profiles.ED25519, profile, rootKey, trustList, statusLists, checkpoint);
    }

    /** As {@link #load(SignatureProfile, Bytes, byte[], List, Optional)}, for a gate that knows these profiles. */
    public static Outcome<Loaded> load(
            Profiles profiles,
            SignatureProfile profile,
            Bytes rootKey,
            byte[] trustList,
            List<byte[]> statusLists,
            Optional<byte[]> checkpoint) {
        return TrustList.verify(trustList, profile, rootKey, profiles).map(trust -> {
            List<String> leftOut = new ArrayList<>();
            Map<Key, StatusList> statuses = new HashMap<>();
            Instant floor = trust.issued();
            for (byte[] octets : statusLists) {
                Outcome<StatusList> verified = status(octets, trust);
                verified.whyNot().ifPresent(refusal -> leftOut.add(refusal.reason()));
                for (StatusList list : verified.toOptional().stream().toList()) {
                    statuses.merge(new Key(list.issuer(), list.day()), list, GateLists::newer);
                    floor = later(floor, list.issued());
                }
            }
            if (checkpoint.isPresent()) {
                Outcome<Instant> seen = cosignedAt(checkpoint.get(), trust);
                seen.whyNot().ifPresent(refusal -> leftOut.add(refusal.reason()));
                floor = later(floor, seen.toOptional().orElse(floor));
            }
            return new Loaded(new GateLists(trust, statuses, floor, profiles), List.copyOf(leftOut));
        });
    }

    private static Outcome<StatusList> status(byte[] octets, TrustList trust) {
        return StatusList.parse(octets).then(found -> {
            Optional<TrustedKey> key = trust.key(found.message().keyId());
            boolean allowed = key.isPresent()
                    && key.get().uses().contains(Use.STATUS_LIST)
                    && key.get().areas().contains(found.list().issuer())
                    && key.get().mayHaveSignedAt(found.list().issued());
            return allowed
                            && found.message()
                                    .verifiedBy(key.get().profile(), key.get().publicKey())
                    ? Outcome.ok(found.list())
                    : Outcome.refused("G07", "a status list that no key of its issuer signed");
        });
    }

    /** The latest time at which a witness saw the checkpoint. */
    private static Outcome<Instant> cosignedAt(byte[] octets, TrustList trust) {
        List<NoteKey> log = keys(trust.logKey().stream().toList());
        return Checkpoint.open(octets, log, keys(trust.witnessKeys()), trust.quorum())
                .map(signed -> signed.witnesses().stream()
                        .flatMap(witness -> witness.seconds().stream())
                        .max(Long::compare)
                        .map(Instant::ofEpochSecond)
                        .orElse(Instant.MIN));
    }

    private static List<NoteKey> keys(List<String> texts) {
        return texts.stream()
                .flatMap(text -> NoteKey.parse(text).toOptional().stream())
                .toList();
    }

    private static StatusList newer(StatusList a, StatusList b) {
        return a.issued().isBefore(b.issued()) ? b : a;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
