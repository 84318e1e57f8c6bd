package org.bihuan.shell.imports.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a text file is written down: by its mark if it has one, else UTF-8 if all of it is, else GB18030 (which contains GBK
 * and GB 2312) if all of it is.
 *
 * @param mark bytes of the mark at its beginning
 */
record TextCoding(Charset charset, int mark) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BUFFER = 1 << 16;

    /** Empty if the file is no text. */
    static Optional<TextCoding> of(Path path) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(3);
        }
        if (head.length == 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf) {
            return fits(path, new TextCoding(StandardCharsets.UTF_8, 3));
        }
        if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            return fits(path, new TextCoding(StandardCharsets.UTF_16LE, 2));
        }
        if (head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            return fits(path, new TextCoding(StandardCharsets.UTF_16BE, 2));
        }
        Optional<TextCoding> utf8 = fits(path, new TextCoding(StandardCharsets.UTF_8, 0));
        return utf8.isPresent() ? utf8 : fits(path, new TextCoding(GB18030, 0));
    }

    String told() {
        return charset.name() + (mark == 3 ? " BOM" : "");
    }

    Reader open(Path path) throws IOException {
        InputStream in = Files.newInputStream(path);
        in.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(in, decoder()), BUFFER);
    }

    private CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static Optional<TextCoding> fits(Path path, TextCoding coding) throws IOException {
        try {
            return coding.readsAll(path) ? Optional.of(coding) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private boolean readsAll(Path path) throws IOException {
        CharsetDecoder decoder = decoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        try (FileChannel file = FileChannel.open(path)) {
            file.position(mark);
            boolean end = false;
            while (!end) {
                end = file.read(bytes) < 0;
                bytes.flip();
                CoderResult result;
                do {
                    result = decoder.decode(bytes, chars, end);
                    if (result.isError()) {
                        result.throwException();
                    }
                    chars.flip();
                    if (!printable(chars)) {
                        return false;
                    }
                    chars.clear();
                } while (result.isOverflow());
                bytes.compact();
            }
        }
        return true;
    }

    private static boolean printable(CharBuffer chars) {
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
                return false;
            }
        }
        return true;
    }
}
