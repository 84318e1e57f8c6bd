package org.bihuan.pass.token;

import java.util.Optional;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.CborDecoder;
import org.bihuan.pass.cose.Profiles;
import org.bihuan.pass.cose.SignatureProfile;
import org.bihuan.pass.qr.Base45;

/** The text of a token's QR symbol: prefix of the profile, then Base45, all of it in the QR alphanumeric set. */
public final class TokenText {
    private TokenText() {}

    /** A text's octets, with the profile that its prefix names. */
    public record Found(SignatureProfile profile, byte[] octets) {}

    public static String encode(SignatureProfile profile, byte[] octets) {
        return profile.prefix() + Base45.encode(octets);
    }

    /** G01 for another prefix or bad Base45, G02 for more than 512 octets. */
    public static Outcome<Found> decode(String text, Profiles profiles) {
        Optional<SignatureProfile> named = profiles.ofText(text);
        if (named.isEmpty()) {
            return Outcome.refused("G01", "the text does not begin like a token");
        }
        SignatureProfile profile = named.get();
        String body = text.substring(profile.prefix().length());
        if (body.length() > CborDecoder.Limits.PAYLOAD.size() / 2 * 3) {
            return Outcome.refused("G02", "more than " + CborDecoder.Limits.PAYLOAD.size() + " octets");
        }
        return Base45.decode(body).map(octets -> new Found(profile, octets));
    }
}
