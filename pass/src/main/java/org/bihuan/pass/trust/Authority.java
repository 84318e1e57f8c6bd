package org.bihuan.pass.trust;

import java.time.Instant;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.Fields;
import org.bihuan.pass.cose.Profiles;
import org.bihuan.pass.cose.SignatureProfile;
import org.bihuan.pass.cose.Signer;

/**
 * A key that may sign rule sets, and whose it is: an emergency needs two of different organisations.
 *
 * @param organisation code of capital letters, digits and hyphens
 * @param from first second at which it may have signed
 * @param until first second at which it may no longer
 */
public record Authority(
        Bytes keyId, SignatureProfile profile, Bytes publicKey, Instant from, Instant until, String organisation) {
    private static final String CODE = "[A-Z][A-Z0-9-]{0,15}";

    public static Authority of(Signer signer, Instant from, Instant until, String organisation) {
        return new Authority(signer.keyId(), signer.profile(), signer.publicKey(), from, until, organisation);
    }

    public boolean maySignAt(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }

    Cbor toCbor() {
        return Cbor.array(
                Cbor.of(keyId),
                Cbor.of(profile.algorithm()),
                Cbor.of(publicKey),
                Cbor.of(from.getEpochSecond()),
                Cbor.of(until.getEpochSecond()),
                Cbor.of(organisation));
    }

    static Outcome<Authority> of(Cbor item, Profiles profiles) {
        Fields fields = Fields.ofArray(item, 6, "authority");
        Bytes keyId = fields.bytes(0, 4, 4);
        var profile = profiles.ofAlgorithm(fields.integer(1, Integer.MIN_VALUE, -1));
        Bytes publicKey = fields.bytes(2, 32, 64);
        fields.require(profile.isPresent() && profile.get().acceptsKey(publicKey), "the public key is not usable");
        fields.require(Bytes.sha256(publicKey.toArray()).slice(0, 4).equals(keyId), "the key id is not the key's");
        Instant from = fields.time(3);
        Instant until = fields.time(4);
        String organisation = fields.text(5, CODE);
        return fields.finish(
                TrustList.REFUSAL,
                () -> new Authority(keyId, profile.orElseThrow(), publicKey, from, until, organisation));
    }
}
