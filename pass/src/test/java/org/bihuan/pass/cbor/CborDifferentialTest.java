package org.bihuan.pass.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import java.security.Security;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.i2p.crypto.eddsa.EdDSASecurityProvider;
import org.bihuan.pass.City;
import org.bihuan.pass.cose.Sign1;
import org.junit.jupiter.api.Test;

/** Against an independent CBOR library, and the deterministic examples of RFC 8949 appendix A. */
class CborDifferentialTest {
    private static final CborDecoder.Limits WIDE = new CborDecoder.Limits(4096, 16, false);

    @Test
    void appendixA() {
        Map<String, Cbor> same = new HashMap<>();
        same.put("00", Cbor.of(0));
        same.put("17", Cbor.of(23));
        same.put("1818", Cbor.of(24));
        same.put("1903e8", Cbor.of(1000));
        same.put("1a000f4240", Cbor.of(1_000_000));
        same.put("1b000000e8d4a51000", Cbor.of(1_000_000_000_000L));
        same.put("20", Cbor.of(-1));
        same.put("3903e7", Cbor.of(-1000));
        same.put("4401020304", Cbor.of(new byte[] {1, 2, 3, 4}));
        same.put("60", Cbor.of(""));
        same.put("62c3bc", Cbor.of("ü"));
        same.put("63e6b0b4", Cbor.of("水"));
        same.put("64f0908591", Cbor.of("\ud800\udd51"));
        same.put("83010203", Cbor.array(Cbor.of(1), Cbor.of(2), Cbor.of(3)));
        same.put("a201020304", new Cbor.CborMap(Map.of(Cbor.of(1), Cbor.of(2), Cbor.of(3), Cbor.of(4))));
        same.forEach((hex, value) -> {
            assertThat(HexFormat.of().formatHex(value.encode())).isEqualTo(hex);
            assertThat(CborDecoder.decode(HexFormat.of().parseHex(hex), WIDE).orThrow())
                    .isEqualTo(value);
        });
        for (String refused : List.of(
                "1bffffffffffffffff",
                "c249010000000000000000",
                "f90000",
                "fa47c35000",
                "fb3ff199999999999a",
                "f4",
                "f6",
                "f7",
                "f0",
                "f818",
                "c074323031332d30332d32315432303a30343a30305a",
                "5f42010243030405ff",
                "7f61616161ff",
                "9fff",
                "bf6161019fff",
                "1800",
                "190000",
                "1a0000ffff",
                "a201020103",
                "a203040102",
                "a1810102",
                "61ff",
                "62c3",
                "",
                "1c",
                "d8",
                "0000",
                "63edb080")) {
            assertThat(CborDecoder.decode(HexFormat.of().parseHex(refused), WIDE)
                            .whyNot())
                    .as(refused)
                    .isPresent();
        }
    }

    /** Whatever we accept, the other library accepts, sees the same in it, and writes it canonically as we do. */
    @Test
    void agreesWithAnotherLibrary() {
        Random random = new Random(8949);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = value(random, 3).encode();
            if (i % 2 == 1) {
                octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
            }
            var ours = CborDecoder.decode(octets, WIDE);
            if (ours.toOptional().isPresent()) {
                accepted++;
                CBORObject theirs = CBORObject.DecodeFromBytes(octets);
                assertSame(ours.orThrow(), theirs);
                assertThat(ours.orThrow().encode()).isEqualTo(octets);
                assertThat(theirs.EncodeToBytes(new CBOREncodeOptions("ctap2canonical=false;allowduplicatekeys=false")))
                        .hasSize(octets.length);
            } else if (i % 2 == 0) {
                throw new AssertionError("refused what we wrote, seed 8949, case " + i);
            }
        }
        assertThat(accepted).isBetween(10_000, 19_999);
    }

    private static void assertSame(Cbor ours, CBORObject theirs) {
        switch (ours) {
            case Cbor.Int(long value) -> assertThat(theirs.AsInt64Value()).isEqualTo(value);
            case Cbor.ByteString(var value) ->
                assertThat(theirs.GetByteString()).isEqualTo(value.toArray());
            case Cbor.Text(String value) -> assertThat(theirs.AsString()).isEqualTo(value);
            case Cbor.Array(var items) -> {
                assertThat(theirs.getType()).isEqualTo(CBORType.Array);
                assertThat(theirs.size()).isEqualTo(items.size());
                IntStream.range(0, items.size()).forEach(i -> assertSame(items.get(i), theirs.get(i)));
            }
            case Cbor.CborMap(var entries) -> {
                assertThat(theirs.size()).isEqualTo(entries.size());
                entries.forEach(
                        (key, value) -> assertSame(value, theirs.get(CBORObject.DecodeFromBytes(key.encode()))));
            }
            case Cbor.Tagged(long tag, Cbor item) -> {
                assertThat(theirs.getMostOuterTag().ToInt64Checked()).isEqualTo(tag);
                assertSame(item, theirs.UntagOne());
            }
            case Cbor.Real() -> throw new AssertionError("a float got through");
        }
    }

    private static Cbor value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0 -> Cbor.of(random.nextLong() >> random.nextInt(64));
            case 1 -> {
                byte[] octets = new byte[random.nextInt(40)];
                random.nextBytes(octets);
                yield Cbor.of(octets);
            }
            case 2 -> Cbor.of("文" + random.nextInt(1000) + "é");
            case 3 ->
                Cbor.array(IntStream.range(0, random.nextInt(5))
                        .mapToObj(i -> value(random, depth - 1))
                        .toList());
            case 4 -> {
                Map<Cbor, Cbor> entries = new HashMap<>();
                IntStream.range(0, random.nextInt(5))
                        .forEach(i -> entries.put(
                                random.nextBoolean()
                                        ? Cbor.of(random.nextInt(2000) - 1000)
                                        : Cbor.of("k" + random.nextInt(500)),
                                value(random, depth - 1)));
                yield new Cbor.CborMap(entries);
            }
            default -> new Cbor.Tagged(18, value(random, depth - 1));
        };
    }

    /** The other library finds a COSE_Sign1 with our claims in a token, and so does the COSE library built on it. */
    @Test
    void tokensAreCoseForOthers() throws Exception {
        byte[] token = City.token(City.live());
        COSE.Sign1Message message = (COSE.Sign1Message) COSE.Message.DecodeFromBytes(token, COSE.MessageTag.Sign1);
        assertThat(message.findAttribute(COSE.HeaderKeys.Algorithm).AsInt32Value())
                .isEqualTo(-8);
        assertThat(message.findAttribute(COSE.HeaderKeys.KID).GetByteString())
                .isEqualTo(City.ISSUER.keyId().toArray());
        assertThat(message.GetContent()).isEqualTo(City.live().encode());
        Security.addProvider(new EdDSASecurityProvider());
        CBORObject key = CBORObject.NewMap();
        key.Add(COSE.KeyKeys.KeyType.AsCBOR(), COSE.KeyKeys.KeyType_OKP);
        key.Add(COSE.KeyKeys.OKP_Curve.AsCBOR(), COSE.KeyKeys.OKP_Ed25519);
        key.Add(COSE.KeyKeys.OKP_X.AsCBOR(), City.ISSUER.publicKey().toArray());
        assertThat(message.validate(new COSE.OneKey(key))).isTrue();
        Sign1 ours = Sign1.parse(token, CborDecoder.Limits.PAYLOAD).orThrow();
        assertThat(ours.payload().toArray()).isEqualTo(message.GetContent());
    }

    @Test
    void theOtherLibraryIsStrictWhereWeThinkItIs() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> CBORObject.DecodeFromBytes(HexFormat.of().parseHex("a201020103")))
                .isInstanceOf(CBORException.class);
    }
}
