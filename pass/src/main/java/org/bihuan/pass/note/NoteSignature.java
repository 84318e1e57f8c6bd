package org.bihuan.pass.note;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bihuan.pass.Bytes;

/** A signature line: name, four-octet key id, signature. */
public record NoteSignature(String name, Bytes keyId, Bytes signature) {
    private static final String DASH = "\u2014 ";

    /** The line without its newline. */
    public String line() {
        byte[] octets = ByteBuffer.allocate(4 + signature.size())
                .put(keyId.toArray())
                .put(signature.toArray())
                .array();
        return DASH + name + " " + Text64.encode(octets);
    }

    public static Optional<NoteSignature> parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space <= DASH.length() || !NoteKey.isName(line.substring(DASH.length(), space))) {
            return Optional.empty();
        }
        return Text64.decode(line.substring(space + 1))
                .filter(octets -> octets.length > 4)
                .map(octets -> {
                    Bytes all = Bytes.of(octets);
                    return new NoteSignature(
                            line.substring(DASH.length(), space), all.slice(0, 4), all.slice(4, octets.length));
                });
    }
}
