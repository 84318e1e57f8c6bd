package org.bihuan.pass.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A log as somebody else would write one: from the words of tlog-tiles, tlog-checkpoint and signed-note alone, slow and plain,
 * with another library's signatures and nothing of the main code.
 */
final class ForeignLog {
    private final Path folder;
    private final List<byte[]> entries;

    ForeignLog(Path folder, List<byte[]> entries) {
        this.folder = folder;
        this.entries = entries;
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** MTH(D[from:to]). */
    byte[] hash(int from, int to) {
        if (to == from) {
            return sha256();
        }
        if (to - from == 1) {
            return sha256(new byte[] {0}, entries.get(from));
        }
        int k = 1;
        while (k * 2 < to - from) {
            k *= 2;
        }
        return sha256(new byte[] {1}, hash(from, from + k), hash(from + k, to));
    }

    /** Every resource of a tree of that size, whole and partial. */
    void writeTiles(int size) throws IOException {
        for (int level = 0; size / (int) Math.pow(256, level) > 0; level++) {
            int span = (int) Math.pow(256, level);
            int hashes = size / span;
            for (int tile = 0; tile * 256 < hashes; tile++) {
                ByteArrayOutputStream octets = new ByteArrayOutputStream();
                ByteArrayOutputStream bundle = new ByteArrayOutputStream();
                int end = Math.min(hashes, tile * 256 + 256);
                for (int i = tile * 256; i < end; i++) {
                    octets.writeBytes(hash(i * span, (i + 1) * span));
                    if (level == 0) {
                        bundle.write(entries.get(i).length / 256);
                        bundle.write(entries.get(i).length % 256);
                        bundle.writeBytes(entries.get(i));
                    }
                }
                String name = path(tile) + (end == tile * 256 + 256 ? "" : ".p/" + (end - tile * 256));
                put("tile/" + level + "/" + name, octets.toByteArray());
                if (level == 0) {
                    put("tile/entries/" + name, bundle.toByteArray());
                }
            }
        }
    }

    static String path(int index) {
        return index < 1000
                ? String.format("%03d", index)
                : String.format("x%s/%03d", path(index / 1000).replace("/", "/x"), index % 1000)
                        .replace("xx", "x");
    }

    void put(String name, byte[] octets) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, octets);
    }

    /** The text of a checkpoint. */
    String text(String origin, int size, String... extensions) {
        StringBuilder out = new StringBuilder(origin + "\n" + size + "\n");
        out.append(Base64.getEncoder().encodeToString(hash(0, size))).append('\n');
        Arrays.asList(extensions).forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    /** A key of another library, with the names and numbers of signed-note. */
    record Key(String name, int type, Ed25519PrivateKeyParameters secret) {
        static Key of(String name, int type) {
            byte[] seed = sha256((name + type).getBytes(StandardCharsets.UTF_8));
            return new Key(name, type, new Ed25519PrivateKeyParameters(seed, 0));
        }

        private byte[] material() {
            byte[] key = secret.generatePublicKey().getEncoded();
            byte[] all = new byte[key.length + 1];
            all[0] = (byte) type;
            System.arraycopy(key, 0, all, 1, key.length);
            return all;
        }

        byte[] id() {
            return Arrays.copyOf(sha256((name + "\n").getBytes(StandardCharsets.UTF_8), material()), 4);
        }

        String vkey() {
            return name + "+" + HexFormat.of().formatHex(id()) + "+"
                    + Base64.getEncoder().encodeToString(material());
        }

        String line(String text) {
            return signatureLine(name, id(), signed(text.getBytes(StandardCharsets.UTF_8)));
        }

        /** cosignature/v1. */
        String cosign(String text, long seconds) {
            byte[] message = ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
            byte[] signature = new byte[72];
            for (int i = 0; i < 8; i++) {
                signature[i] = (byte) (seconds >> (56 - 8 * i));
            }
            System.arraycopy(signed(message), 0, signature, 8, 64);
            return signatureLine(name, id(), signature);
        }

        private byte[] signed(byte[] message) {
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(true, secret);
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        }
    }

    static String signatureLine(String name, byte[] id, byte[] signature) {
        byte[] all = Arrays.copyOf(id, 4 + signature.length);
        System.arraycopy(signature, 0, all, 4, signature.length);
        return "— " + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
    }

    void checkpoint(String text, String... lines) throws IOException {
        put("checkpoint", (text + "\n" + String.join("", lines)).getBytes(StandardCharsets.UTF_8));
    }
}
