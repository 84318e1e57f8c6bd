package org.bihuan.pass.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.CborDecoder;
import org.bihuan.pass.cbor.Fields;
import org.bihuan.pass.cose.Profiles;
import org.bihuan.pass.cose.Sign1;
import org.bihuan.pass.cose.SignatureProfile;
import org.bihuan.pass.cose.Signer;

/**
 * Whom a gate believes, and for what.
 *
 * @param number rises with every edition
 * @param production false in training and tests: only there a specimen passes
 * @param logKey verifier key (vkey) of the transparency log
 * @param witnessKeys verifier keys of its witnesses
 * @param quorum how many of them must have seen a checkpoint
 * @param authorities whose rules are obeyed
 */
public record TrustList(
        long number,
        Instant issued,
        Instant expires,
        boolean production,
        List<TrustedKey> keys,
        List<Coverage> coverage,
        Optional<String> logKey,
        List<String> witnessKeys,
        int quorum,
        List<Authority> authorities) {
    public static final Duration LONGEST_LIFE = Duration.ofDays(7);
    public static final String TYPE = "application/vnd.bihuan.trust+cbor";

    static final String REFUSAL = "G07";

    private static final CborDecoder.Limits LIMITS = new CborDecoder.Limits(1 << 18, 4, false);
    private static final String VERIFIER_KEY = "[^\\s+]{1,128}\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]{8,3000}";
    private static final int MOST_WITNESSES = 16;
    private static final int MOST_AUTHORITIES = 64;

    public TrustList {
        keys = List.copyOf(keys);
        coverage = List.copyOf(coverage);
        witnessKeys = List.copyOf(witnessKeys);
        authorities = List.copyOf(authorities);
    }

    /** One that names no authorities. */
    public TrustList(
            long number,
            Instant issued,
            Instant expires,
            boolean production,
            List<TrustedKey> keys,
            List<Coverage> coverage,
            Optional<String> logKey,
            List<String> witnessKeys,
            int quorum) {
        this(number, issued, expires, production, keys, coverage, logKey, witnessKeys, quorum, List.of());
    }

    public Optional<Authority> authority(Bytes keyId) {
        return authorities.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }

    public Optional<TrustedKey> key(Bytes keyId) {
        return keys.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }

    public boolean covers(String venue, Instant now) {
        return coverage.stream().anyMatch(entry -> entry.covers(venue, now));
    }

    public byte[] sign(Signer root) {
        Map<Cbor, Cbor> map = new HashMap<>();
        map.put(Cbor.of(4), Cbor.of(expires.getEpochSecond()));
        map.put(Cbor.of(6), Cbor.of(issued.getEpochSecond()));
        map.put(Cbor.of(-1), Cbor.of(number));
        map.put(Cbor.of(-2), Cbor.of(production ? 1 : 0));
        map.put(Cbor.of(-3), Cbor.array(keys.stream().map(TrustedKey::toCbor).toList()));
        map.put(Cbor.of(-4), Cbor.array(coverage.stream().map(Coverage::toCbor).toList()));
        logKey.ifPresent(key -> map.put(Cbor.of(-5), Cbor.of(key)));
        map.put(Cbor.of(-6), Cbor.array(witnessKeys.stream().map(Cbor::of).toList()));
        map.put(Cbor.of(-7), Cbor.of(quorum));
        if (!authorities.isEmpty()) {
            map.put(
                    Cbor.of(-8),
                    Cbor.array(authorities.stream().map(Authority::toCbor).toList()));
        }
        return Sign1.sign(root, Optional.of(TYPE), new Cbor.CborMap(map).encode());
    }

    /** The list, if the root signed it; a G07 otherwise. Its times are for the gate to check. */
    public static Outcome<TrustList> verify(byte[] octets, SignatureProfile profile, Bytes rootKey) {
        return verify(octets, profile, rootKey, Profiles.ED25519);
    }

    /** As {@link #verify(byte[], SignatureProfile, Bytes)}, with keys of these profiles in it. */
    public static Outcome<TrustList> verify(byte[] octets, SignatureProfile profile, Bytes rootKey, Profiles profiles) {
        return Sign1.parse(octets, LIMITS)
                .then(message -> {
                    boolean typed = message.type().equals(Optional.of(TYPE));
                    return typed && message.verifiedBy(profile, rootKey)
                            ? decode(message.payload(), profiles)
                            : Outcome.<TrustList>refused(REFUSAL, "the root did not sign this trust list");
                })
                .as(REFUSAL);
    }

    private static Outcome<TrustList> decode(Bytes payload, Profiles profiles) {
        return CborDecoder.decode(payload.toArray(), LIMITS).then(item -> {
            Fields fields = Fields.ofMap(item, "trust list");
            Instant expires = fields.time(4);
            Instant issued = fields.time(6);
            long number = fields.integer(-1, 1, Integer.MAX_VALUE);
            boolean production = fields.integer(-2, 0, 1) == 1;
            List<TrustedKey> keys = fields.all(fields.array(-3, 4096), key -> TrustedKey.of(key, profiles));
            List<Coverage> coverage = fields.all(fields.array(-4, 256), Coverage::of);
            Optional<String> log = fields.has(-5) ? Optional.of(fields.text(-5, VERIFIER_KEY)) : Optional.empty();
            List<String> witnesses = fields.all(fields.array(-6, MOST_WITNESSES), TrustList::verifierKey);
            int quorum = (int) fields.integer(-7, 0, MOST_WITNESSES);
            List<Authority> authorities = fields.has(-8)
                    ? fields.all(fields.array(-8, MOST_AUTHORITIES), key -> Authority.of(key, profiles))
                    : List.of();
            fields.require(quorum <= witnesses.size(), "a quorum beyond its witnesses");
            fields.require(distinct(keys), "two keys with one id");
            long different =
                    authorities.stream().map(Authority::keyId).distinct().count();
            fields.require(different == authorities.size(), "two authorities with one key id");
            Duration life = Duration.between(issued, expires);
            fields.require(!life.isNegative() && life.compareTo(LONGEST_LIFE) <= 0, "it lives longer than 7 days");
            return fields.finish(
                    REFUSAL,
                    () -> new TrustList(
                            number, issued, expires, production, keys, coverage, log, witnesses, quorum, authorities));
        });
    }

    private static boolean distinct(List<TrustedKey> keys) {
        Set<Bytes> seen = new HashSet<>();
        return keys.stream().allMatch(key -> seen.add(key.keyId()));
    }

    private static Outcome<String> verifierKey(Cbor item) {
        return item instanceof Cbor.Text(String key) && key.matches(VERIFIER_KEY)
                ? Outcome.ok(key)
                : Outcome.refused(REFUSAL, "not a verifier key");
    }
}
