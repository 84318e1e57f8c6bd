package org.bihuan.pass.cose;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.bihuan.pass.Bytes;

/** Ed25519 (RFC 8032) by the Java platform, with raw 32-octet keys and 64-octet signatures. */
public final class Ed25519 implements SignatureProfile {
    public static final SignatureProfile PROFILE = new Ed25519();
    public static final int KEY = 32;
    public static final int SIGNATURE = 64;

    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    /** Every encoding of the eight points of small order, sign bit cleared: under such a key anything verifies. */
    private static final Set<String> SMALL_ORDER = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private Ed25519() {}

    @Override
    public int algorithm() {
        return -8;
    }

    @Override
    public String prefix() {
        return "BH1:";
    }

    @Override
    public int signatureSize() {
        return SIGNATURE;
    }

    @Override
    public boolean acceptsKey(Bytes publicKey) {
        if (publicKey.size() != KEY) {
            return false;
        }
        byte[] y = publicKey.toArray();
        y[KEY - 1] &= 0x7f;
        return !SMALL_ORDER.contains(Bytes.of(y).hex());
    }

    @Override
    public boolean verify(Bytes publicKey, byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE || !acceptsKey(publicKey)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(decode(publicKey));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (InvalidKeyException | SignatureException e) {
            return false; // not a point, or S not below the group order
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform lacks Ed25519", e);
        }
    }

    private static PublicKey decode(Bytes publicKey) throws GeneralSecurityException {
        byte[] spki = Arrays.copyOf(SPKI, SPKI.length + KEY);
        System.arraycopy(publicKey.toArray(), 0, spki, SPKI.length, KEY);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        } catch (java.security.spec.InvalidKeySpecException e) {
            throw new InvalidKeyException(e);
        }
    }

    /** A fresh 32-octet secret. */
    public static Bytes newSecret(SecureRandom random) {
        byte[] secret = new byte[KEY];
        random.nextBytes(secret);
        return Bytes.of(secret);
    }

    /** The signer of a 32-octet secret (the "seed" of RFC 8032). */
    public static Signer signer(Bytes secret) {
        if (secret.size() != KEY) {
            throw new IllegalArgumentException("a secret has 32 octets, not " + secret.size());
        }
        byte[] pkcs8 = Arrays.copyOf(PKCS8, PKCS8.length + KEY);
        System.arraycopy(secret.toArray(), 0, pkcs8, PKCS8.length, KEY);
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return signer(key, publicKey(secret), Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform lacks Ed25519", e);
        }
    }

    /** The signer of a key that a provider keeps, a PKCS#11 token for example. */
    public static Signer signer(PrivateKey key, Bytes publicKey, Optional<Provider> provider) {
        return new KeySigner(key, publicKey, provider);
    }

    /** The platform derives a public key only while generating a pair, so the generator is fed the secret. */
    private static Bytes publicKey(Bytes secret) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Replay(secret));
        EdECPublicKey key = (EdECPublicKey) generator.generateKeyPair().getPublic();
        byte[] y = key.getPoint().getY().toByteArray();
        byte[] out = new byte[KEY];
        for (int i = 0; i < Math.min(KEY, y.length); i++) {
            out[i] = y[y.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            out[KEY - 1] |= (byte) 0x80;
        }
        return Bytes.of(out);
    }

    private static final class Replay extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient Bytes secret;

        Replay(Bytes secret) {
            this.secret = secret;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(secret.toArray(), 0, target, 0, target.length);
        }
    }

    private record KeySigner(PrivateKey key, Bytes publicKey, Optional<Provider> provider) implements Signer {
        @Override
        public SignatureProfile profile() {
            return PROFILE;
        }

        @Override
        public byte[] sign(byte[] message) {
            try {
                Signature signature = provider.isPresent()
                        ? Signature.getInstance("Ed25519", provider.get())
                        : Signature.getInstance("Ed25519");
                signature.initSign(key);
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the signing key cannot be used", e);
            }
        }

        @Override
        public String toString() {
            return "signer " + keyId();
        }
    }
}
