package org.bihuan.pass.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.json.Json;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519.Algorithm;
import org.junit.jupiter.api.Test;

class SignatureVectorsTest {
    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static Bytes bytes(String digits) {
        return Bytes.of(hex(digits));
    }

    /** RFC 8032 section 7.1, tests 1 to 3. */
    @Test
    void rfc8032() {
        List<List<String>> tests = List.of(
                List.of(
                        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                        "",
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
                List.of(
                        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                        "72",
                        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
                List.of(
                        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                        "af82",
                        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"));
        for (List<String> t : tests) {
            Signer signer = Ed25519.signer(bytes(t.get(0)));
            assertThat(signer.publicKey().hex()).isEqualTo(t.get(1));
            assertThat(signer.sign(hex(t.get(2)))).isEqualTo(hex(t.get(3)));
            assertThat(Ed25519.PROFILE.verify(bytes(t.get(1)), hex(t.get(2)), hex(t.get(3))))
                    .isTrue();
        }
    }

    /** The 151 verification vectors of C2SP/wycheproof, eddsa_verify_schema_v1. */
    @Test
    void wycheproof() throws Exception {
        Path file = Path.of("../../shared/data/vectors/wycheproof_ed25519_test.json");
        assumeTrue(Files.exists(file), "the vectors are not beside the project");
        Json.Obj root = (Json.Obj) Json.parse(Files.readString(file)).orThrow();
        int checked = 0;
        for (Json group : ((Json.Arr) root.get("testGroups").orElseThrow()).items()) {
            Json.Obj key = (Json.Obj) ((Json.Obj) group).get("publicKey").orElseThrow();
            for (Json test : ((Json.Arr) ((Json.Obj) group).get("tests").orElseThrow()).items()) {
                Json.Obj t = (Json.Obj) test;
                boolean good = Ed25519.PROFILE.verify(bytes(text(key, "pk")), hex(text(t, "msg")), hex(text(t, "sig")));
                assertThat(good).as(t.print()).isEqualTo(text(t, "result").equals("valid"));
                checked++;
            }
        }
        assertThat(checked).isEqualTo(151);
    }

    private static String text(Json.Obj object, String name) {
        return ((Json.Str) object.get(name).orElseThrow()).value();
    }

    @Test
    void agreesWithBouncyCastle() {
        Random random = new Random(8032);
        for (int i = 0; i < 100; i++) {
            byte[] secret = new byte[32];
            byte[] message = new byte[random.nextInt(300)];
            random.nextBytes(secret);
            random.nextBytes(message);
            Ed25519PrivateKeyParameters other = new Ed25519PrivateKeyParameters(secret);
            Signer ours = Ed25519.signer(Bytes.of(secret));
            assertThat(ours.publicKey().toArray())
                    .isEqualTo(other.generatePublicKey().getEncoded());
            byte[] signature = new byte[64];
            other.sign(Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
            assertThat(ours.sign(message)).isEqualTo(signature);
            signature[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            boolean theirs =
                    other.generatePublicKey().verify(Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
            assertThat(Ed25519.PROFILE.verify(ours.publicKey(), message, signature))
                    .isEqualTo(theirs);
        }
    }

    /** Each refused key, decoded by the curve's equation, times eight is the neutral point; others are not refused. */
    @Test
    void keysOfSmallOrderAreNoKeys() {
        BigInteger p = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
        int refused = 0;
        for (String y : List.of(
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")) {
            byte[] octets = hex(y);
            assertThat(timesEightIsNeutral(octets, p)).as(y).isTrue();
            assertThat(Ed25519.PROFILE.acceptsKey(Bytes.of(octets))).isFalse();
            octets[31] |= (byte) 0x80;
            assertThat(Ed25519.PROFILE.acceptsKey(Bytes.of(octets))).isFalse();
            refused++;
        }
        assertThat(refused).isEqualTo(7);
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            Bytes key = Ed25519.signer(Bytes.of(secret)).publicKey();
            assertThat(Ed25519.PROFILE.acceptsKey(key)).isTrue();
            assertThat(timesEightIsNeutral(key.toArray(), p)).isFalse();
        }
    }

    /** In terms of y² alone: doubling on -x² + y² = 1 + d x² y² three times must reach y = 1. */
    private static boolean timesEightIsNeutral(byte[] octets, BigInteger p) {
        BigInteger d = BigInteger.valueOf(-121665)
                .multiply(BigInteger.valueOf(121666).modInverse(p))
                .mod(p);
        BigInteger y = BigInteger.ZERO;
        for (int i = 31; i >= 0; i--) {
            y = y.shiftLeft(8).or(BigInteger.valueOf(octets[i] & (i == 31 ? 0x7f : 0xff)));
        }
        y = y.mod(p);
        for (int i = 0; i < 3; i++) {
            BigInteger y2 = y.multiply(y).mod(p);
            BigInteger x2 = y2.subtract(BigInteger.ONE)
                    .multiply(d.multiply(y2).add(BigInteger.ONE).modInverse(p))
                    .mod(p);
            BigInteger product = d.multiply(x2).multiply(y2).mod(p);
            y = y2.add(x2)
                    .multiply(BigInteger.ONE.subtract(product).modInverse(p))
                    .mod(p);
        }
        return y.equals(BigInteger.ONE);
    }
}
