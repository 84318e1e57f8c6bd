package org.bihuan.pass.trust;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.Fields;
import org.bihuan.pass.cose.Profiles;
import org.bihuan.pass.cose.SignatureProfile;
import org.bihuan.pass.cose.Signer;
import org.bihuan.pass.token.Claims;

/**
 * A key that gates believe.
 *
 * @param from first second at which it may have signed
 * @param until first second at which it may no longer
 * @param areas the issuers (area codes) for which it signs
 */
public record TrustedKey(
        Bytes keyId,
        SignatureProfile profile,
        Bytes publicKey,
        Instant from,
        Instant until,
        Set<Use> uses,
        List<String> areas) {
    private static final int MOST_AREAS = 64;

    public TrustedKey {
        uses = Set.copyOf(uses);
        areas = List.copyOf(areas);
    }

    public static TrustedKey of(Signer signer, Instant from, Instant until, Set<Use> uses, List<String> areas) {
        return new TrustedKey(signer.keyId(), signer.profile(), signer.publicKey(), from, until, uses, areas);
    }

    public boolean mayHaveSignedAt(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }

    Cbor toCbor() {
        return Cbor.array(
                Cbor.of(keyId),
                Cbor.of(profile.algorithm()),
                Cbor.of(publicKey),
                Cbor.of(from.getEpochSecond()),
                Cbor.of(until.getEpochSecond()),
                Cbor.of(Use.bits(uses)),
                Cbor.array(areas.stream().map(Cbor::of).toList()));
    }

    static Outcome<TrustedKey> of(Cbor item, Profiles profiles) {
        Fields fields = Fields.ofArray(item, 7, "trusted key");
        Bytes keyId = fields.bytes(0, 4, 4);
        var profile = profiles.ofAlgorithm(fields.integer(1, Integer.MIN_VALUE, -1));
        fields.require(profile.isPresent(), "unknown algorithm");
        Bytes publicKey = fields.bytes(2, 32, 64);
        fields.require(profile.isPresent() && profile.get().acceptsKey(publicKey), "the public key is not usable");
        fields.require(Bytes.sha256(publicKey.toArray()).slice(0, 4).equals(keyId), "the key id is not the key's");
        Instant from = fields.time(3);
        Instant until = fields.time(4);
        Set<Use> uses = Use.ofBits(fields.integer(5, 1, Use.ALL));
        List<String> areas = fields.all(fields.array(6, MOST_AREAS), TrustedKey::area);
        return fields.finish(
                TrustList.REFUSAL,
                () -> new TrustedKey(keyId, profile.orElseThrow(), publicKey, from, until, uses, areas));
    }

    private static Outcome<String> area(Cbor item) {
        return item instanceof Cbor.Text(String area) && area.matches(Claims.AREA)
                ? Outcome.ok(area)
                : Outcome.refused(TrustList.REFUSAL, "not an area code");
    }
}
