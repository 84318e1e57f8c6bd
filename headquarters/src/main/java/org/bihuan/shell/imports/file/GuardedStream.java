package org.bihuan.shell.imports.file;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Lets a workbook's XML through only while it is harmless: not longer than agreed, no text or tag that would have to be
 * held whole, no document type (whose entities could multiply), no other encoding than the one that was looked through.
 */
final class GuardedStream extends CountedStream {
    private static final int LONGEST = 1 << 18;
    private static final int HEAD = 200;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

    private final StringBuilder head = new StringBuilder();
    private boolean declared;
    private int sinceTag;
    private int matched;

    GuardedStream(InputStream in, long most) {
        super(in, most);
    }

    @Override
    void look(byte[] buffer, int offset, int length) throws Unsafe {
        for (int i = offset; i < offset + length; i++) {
            byte b = buffer[i];
            sinceTag = b == '<' ? 0 : sinceTag + 1;
            matched = b == DOCTYPE[matched] ? matched + 1 : b == '<' ? 1 : 0;
            if (b == 0 || matched == DOCTYPE.length || sinceTag > LONGEST) {
                throw new Unsafe("notWorkbook");
            }
            if (!declared) {
                head.append((char) (b & 0xff));
                declared = b == '>' || head.length() >= HEAD;
                if (declared) {
                    checkEncoding(head.toString().toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    private static void checkEncoding(String declaration) throws Unsafe {
        int at = declaration.indexOf("encoding=");
        if (at >= 0 && !declaration.startsWith("utf-8", at + 10) && !declaration.startsWith("us-ascii", at + 10)) {
            throw new Unsafe("notWorkbook");
        }
    }
}
