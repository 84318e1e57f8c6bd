package org.bihuan.shell.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;

/** Seals what is written to it. Only {@link #finish} makes it whole: closing early leaves a file that will be refused. */
final class SealedOutput extends OutputStream {
    private final OutputStream out;
    private final Seal seal;
    private final byte[] chunk = new byte[Seal.CHUNK];
    private int filled;

    SealedOutput(OutputStream out, MasterKey key, SecureRandom random) throws IOException {
        this.out = out;
        byte[] salt = new byte[Seal.SALT];
        random.nextBytes(salt);
        byte[] header = Seal.header(key, salt);
        this.seal = Seal.of(key, header);
        out.write(header);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == chunk.length) {
                out.write(seal.close(chunk, filled, false));
                filled = 0;
            }
            int taken = Math.min(left, chunk.length - filled);
            System.arraycopy(bytes, from, chunk, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
        }
    }

    /** Writes the last chunk, marked as such. */
    void finish() throws IOException {
        out.write(seal.close(chunk, filled, true));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
