package org.bihuan.shell.imports.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what comes out of an archive's part, whatever its head says, and stops above the limit. */
class CountedStream extends FilterInputStream {
    /** Thrown when a part must not be read on. */
    static final class Unsafe extends IOException {
        private final String code;

        /** @param code of the {@link Refusal} */
        Unsafe(String code) {
            super(code);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private final long most;
    private long count;

    CountedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    long count() {
        return count;
    }

    /** Reads to the end, for parts that nobody parses here. */
    void drain() throws IOException {
        byte[] buffer = new byte[1 << 16];
        while (read(buffer, 0, buffer.length) >= 0) {
            // looked through while reading
        }
    }

    /** Looks at what came. */
    void look(byte[] buffer, int offset, int length) throws Unsafe {}

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count += read;
            if (count > most) {
                throw new Unsafe("bomb");
            }
            look(buffer, offset, read);
        }
        return read;
    }
}
