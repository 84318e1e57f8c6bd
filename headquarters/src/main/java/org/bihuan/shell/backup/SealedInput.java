package org.bihuan.shell.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;

/** Opens what {@link SealedOutput} sealed; nothing is handed out that has not been authenticated. */
final class SealedInput extends InputStream {
    private final InputStream in;
    private final Seal seal;
    private byte[] ahead;
    private byte[] plain = new byte[0];
    private int position;
    private boolean ended;

    /** Why a file is refused; the message is for people. */
    static final class Refused extends IOException {
        Refused(String message) {
            super(message);
        }
    }

    SealedInput(InputStream in, MasterKey key) throws IOException {
        this.in = in;
        byte[] header = in.readNBytes(Seal.HEADER);
        if (header.length < Seal.HEADER
                || !Arrays.equals(header, 0, Seal.MAGIC.length, Seal.MAGIC, 0, Seal.MAGIC.length)) {
            throw new Refused("it is no backup of Bihuan, or cut off at its start");
        }
        String id = HexFormat.of().formatHex(header, Seal.MAGIC.length, Seal.MAGIC.length + 8);
        if (!id.equals(key.id())) {
            throw new Refused("it was sealed with the key " + id + ", not with " + key.id());
        }
        this.seal = Seal.of(key, header);
        this.ahead = in.readNBytes(Seal.CHUNK + Seal.TAG);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == plain.length) {
            if (ended) {
                return -1;
            }
            openNext();
        }
        int taken = Math.min(length, plain.length - position);
        System.arraycopy(plain, position, bytes, offset, taken);
        position += taken;
        return taken;
    }

    private void openNext() throws IOException {
        byte[] sealed = ahead;
        ahead = in.readNBytes(Seal.CHUNK + Seal.TAG);
        ended = ahead.length == 0;
        try {
            plain = seal.open(sealed, ended);
            position = 0;
        } catch (AEADBadTagException e) {
            throw new Refused("it is cut off or was altered");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
