package org.bihuan.pass.gate;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.cose.SignatureProfile;
import org.bihuan.pass.cose.Signer;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;

/** SM2 with SM3 (GB/T 32918, GB/T 32905) by another library: a second profile, as a city that needs it would add one. */
final class Sm2 implements SignatureProfile {
    static final SignatureProfile PROFILE = new Sm2();

    private static final ECDomainParameters CURVE = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));
    private static final int HALF = 32;

    private Sm2() {}

    /** Of the private range of COSE algorithms. */
    @Override
    public int algorithm() {
        return -65_537;
    }

    @Override
    public String prefix() {
        return "BHS:";
    }

    @Override
    public int signatureSize() {
        return 2 * HALF;
    }

    @Override
    public boolean acceptsKey(Bytes publicKey) {
        return publicKey.size() == 2 * HALF && point(publicKey).isValid();
    }

    private static ECPoint point(Bytes publicKey) {
        byte[] octets = publicKey.toArray();
        return CURVE.getCurve()
                .createPoint(
                        new BigInteger(1, Arrays.copyOf(octets, HALF)),
                        new BigInteger(1, Arrays.copyOfRange(octets, HALF, 2 * HALF)));
    }

    private static SM2Signer signer() {
        return new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
    }

    @Override
    public boolean verify(Bytes publicKey, byte[] message, byte[] signature) {
        if (signature.length != 2 * HALF || !acceptsKey(publicKey)) {
            return false;
        }
        SM2Signer verifier = signer();
        verifier.init(false, new ECPublicKeyParameters(point(publicKey), CURVE));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    /** A key made of a name, the same in every run. */
    static Signer signer(String name) {
        BigInteger secret = new BigInteger(
                        1,
                        Bytes.sha256(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .toArray())
                .mod(CURVE.getN());
        ECPoint point = CURVE.getG().multiply(secret).normalize();
        byte[] key = new byte[2 * HALF];
        System.arraycopy(point.getAffineXCoord().getEncoded(), 0, key, 0, HALF);
        System.arraycopy(point.getAffineYCoord().getEncoded(), 0, key, HALF, HALF);
        return new Key(Bytes.of(key), secret);
    }

    private record Key(Bytes publicKey, BigInteger secret) implements Signer {
        @Override
        public SignatureProfile profile() {
            return PROFILE;
        }

        @Override
        public byte[] sign(byte[] message) {
            SM2Signer signer = Sm2.signer();
            signer.init(true, new ParametersWithRandom(new ECPrivateKeyParameters(secret, CURVE), new SecureRandom()));
            signer.update(message, 0, message.length);
            try {
                return signer.generateSignature();
            } catch (CryptoException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
