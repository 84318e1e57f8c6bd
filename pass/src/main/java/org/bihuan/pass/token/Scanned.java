package org.bihuan.pass.token;

import java.util.Optional;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.CborDecoder;
import org.bihuan.pass.cose.Profiles;
import org.bihuan.pass.cose.Sign1;
import org.bihuan.pass.cose.SignatureProfile;

/**
 * A text that has the shape of a token, alone or in a presentation. Nothing in it has been verified.
 *
 * @param profile of the text's prefix
 */
public record Scanned(SignatureProfile profile, Sign1 message, Claims claims, Optional<Presentation> presentation) {
    /** G01 for the text, G02 to G05 for what is in it, as {@link Sign1#parse} and {@link Claims#decode} say. */
    public static Outcome<Scanned> parse(String text) {
        return parse(text, Profiles.ED25519);
    }

    /** As {@link #parse(String)}, for a reader who knows these profiles. */
    public static Outcome<Scanned> parse(String text, Profiles profiles) {
        return TokenText.decode(text, profiles).then(found -> octets(found.profile(), found.octets()));
    }

    private static Outcome<Scanned> octets(SignatureProfile profile, byte[] octets) {
        return CborDecoder.decode(octets, CborDecoder.Limits.PAYLOAD.withFloats())
                .then(item -> {
                    if (item instanceof Cbor.Array) {
                        return Presentation.of(item)
                                .then(live -> token(profile, live.token().toArray(), Optional.of(live)));
                    }
                    return token(profile, octets, Optional.empty());
                });
    }

    private static Outcome<Scanned> token(SignatureProfile profile, byte[] token, Optional<Presentation> live) {
        return Sign1.parse(token, CborDecoder.Limits.PAYLOAD).then(message -> {
            if (message.type().isPresent()) {
                return Outcome.refused("G03", "a signed list in place of a token");
            }
            if (message.signature().size() != profile.signatureSize()) {
                return Outcome.refused(
                        "G04", "a signature of " + message.signature().size() + " octets");
            }
            return Claims.decode(message.payload().toArray(), profile)
                    .map(claims -> new Scanned(profile, message, claims, live));
        });
    }
}
