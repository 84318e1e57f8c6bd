package org.bihuan.pass.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.pass.City.ISSUER;
import static org.bihuan.pass.City.STRANGER;
import static org.bihuan.pass.City.live;
import static org.bihuan.pass.City.text;
import static org.bihuan.pass.City.token;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bihuan.pass.City;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.CborDecoder;
import org.bihuan.pass.cose.Sign1;
import org.bihuan.pass.cose.Signer;
import org.bihuan.pass.qr.Base45;
import org.bihuan.pass.status.StatusBits;
import org.bihuan.pass.status.StatusList;

/** Octets of good tokens changed by hand, so that a gate must refuse them. */
final class Tampered {
    private Tampered() {}

    static byte[] smallStatusList() {
        StatusList s = City.status();
        return new StatusList(s.issuer(), s.day(), s.issued(), s.expires(), StatusBits.ofSet(64, List.of()))
                .sign(ISSUER);
    }

    /** The claims as an indefinite-length map. */
    static byte[] indefinite(byte[] payload) {
        byte[] out = Arrays.copyOf(payload, payload.length + 1);
        out[0] = (byte) 0xbf;
        out[payload.length] = (byte) 0xff;
        return out;
    }

    static byte[] concat(byte[] head, String text, byte[] payload, int from) {
        byte[] middle = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] out = Arrays.copyOf(head, head.length + middle.length + payload.length - from);
        System.arraycopy(middle, 0, out, head.length, middle.length);
        System.arraycopy(payload, from, out, head.length + middle.length, payload.length - from);
        return out;
    }

    /** Key 1 as 0x1801. */
    static byte[] nonMinimal(byte[] payload) {
        byte[] out = new byte[payload.length + 1];
        out[0] = payload[0];
        out[1] = 0x18;
        System.arraycopy(payload, 1, out, 2, payload.length - 1);
        return out;
    }

    /** The state replaced, which is the first item of the array of six. */
    static byte[] stateAs(byte[] item, byte[] payload) {
        return replace(payload, new byte[] {(byte) 0x86, 0x01}, new byte[] {(byte) 0x86, item[0], item[1], item[2]});
    }

    static byte[] replace(byte[] in, byte[] old, byte[] now) {
        String hex = HexFormat.of().formatHex(in);
        String changed =
                hex.replaceFirst(HexFormat.of().formatHex(old), HexFormat.of().formatHex(now));
        assertThat(changed).isNotEqualTo(hex);
        return HexFormat.of().parseHex(changed);
    }

    static Map<Cbor, Cbor> map(byte[] octets) {
        return new HashMap<>(((Cbor.CborMap)
                        CborDecoder.decode(octets, CborDecoder.Limits.PAYLOAD).orThrow())
                .entries());
    }

    static Map<Cbor, Cbor> with(Map<Cbor, Cbor> map, long key, Cbor value) {
        Map<Cbor, Cbor> out = new HashMap<>(map);
        out.put(Cbor.of(key), value);
        return out;
    }

    static Map<Cbor, Cbor> without(Map<Cbor, Cbor> map, long key) {
        Map<Cbor, Cbor> out = new HashMap<>(map);
        out.remove(Cbor.of(key));
        return out;
    }

    /** A token whose header the issuer itself made so. */
    static byte[] withHeader(UnaryOperator<Map<Cbor, Cbor>> change, Map<Cbor, Cbor> unprotected) {
        Map<Cbor, Cbor> header = new HashMap<>();
        header.put(Cbor.of(1), Cbor.of(-8));
        header.put(Cbor.of(4), Cbor.of(ISSUER.keyId()));
        byte[] encoded = new Cbor.CborMap(change.apply(header)).encode();
        byte[] payload = live().encode();
        byte[] toSign = Cbor.array(Cbor.of("Signature1"), Cbor.of(encoded), Cbor.of(new byte[0]), Cbor.of(payload))
                .encode();
        return sign1(encoded, unprotected, payload, signature(ISSUER, toSign));
    }

    static byte[] signature(Signer signer, byte[] message) {
        return signer.sign(message);
    }

    static byte[] sign1(byte[] header, Map<Cbor, Cbor> unprotected, byte[] payload, byte[] signature) {
        return new Cbor.Tagged(
                        18,
                        Cbor.array(
                                Cbor.of(header), new Cbor.CborMap(unprotected), Cbor.of(payload), Cbor.of(signature)))
                .encode();
    }

    static Sign1 parsed(byte[] token) {
        return Sign1.parse(token, CborDecoder.Limits.PAYLOAD).orThrow();
    }

    static byte[] replaceSignature(byte[] token, byte[] signature) {
        Sign1 m = parsed(token);
        return sign1(m.protectedHeader().toArray(), Map.of(), m.payload().toArray(), signature);
    }

    static byte[] replaceKeyId(byte[] token) {
        Sign1 m = parsed(token);
        Map<Cbor, Cbor> header = Map.of(Cbor.of(1), Cbor.of(-8), Cbor.of(4), Cbor.of(ISSUER.keyId()));
        byte[] encoded = new Cbor.CborMap(header).encode();
        byte[] toSign = Cbor.array(Cbor.of("Signature1"), Cbor.of(encoded), Cbor.of(new byte[0]), Cbor.of(m.payload()))
                .encode();
        return sign1(encoded, Map.of(), m.payload().toArray(), STRANGER.sign(toSign));
    }

    /** S + L in place of S: the same equation holds, RFC 8032 section 5.1.7 refuses it. */
    static byte[] nonCanonicalS(byte[] token) {
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] out = token.clone();
        int start = out.length - 32;
        BigInteger s = BigInteger.ZERO;
        for (int i = 31; i >= 0; i--) {
            s = s.shiftLeft(8).or(BigInteger.valueOf(out[start + i] & 0xff));
        }
        s = s.add(order);
        for (int i = 0; i < 32; i++) {
            out[start + i] = s.shiftRight(8 * i).byteValue();
        }
        assertThat(Base45.encode(out)).isNotEqualTo(Base45.encode(token));
        return out;
    }
}
