package org.bihuan.pass.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.cose.Ed25519;
import org.bihuan.pass.cose.Signer;
import org.bihuan.pass.json.Json;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.NoteSigner;

/** A secret key in a JSON file that only its owner can read: {@code {"secret": hex, "public": hex, "name": ...}}. */
record KeyFile(Bytes secret, Optional<String> name) {
    static KeyFile read(Console console, String file) throws IOException, Usage {
        String text = new String(console.read(file), StandardCharsets.UTF_8);
        if (Console.good(Json.parse(text)) instanceof Json.Obj key
                && key.get("secret").orElse(Json.of("")) instanceof Json.Str(String hex)) {
            Bytes secret = Bytes.fromHex(hex)
                    .filter(octets -> octets.size() == Ed25519.KEY)
                    .orElseThrow(() -> new Usage("the secret has not 64 hexadecimal digits"));
            return new KeyFile(secret, key.get("name").map(name -> name instanceof Json.Str(String n) ? n : ""));
        }
        throw new Usage("not a key file");
    }

    Signer signer() {
        return Ed25519.signer(secret);
    }

    NoteSigner noteSigner(NoteKey.Type type) throws Usage {
        String named = name.orElseThrow(() -> new Usage("the key has no name: make it with --name"));
        return NoteSigner.of(named, type, signer());
    }

    /** What may be known of the key. */
    Map<String, Json> publicPart() {
        Signer signer = signer();
        Map<String, Json> part = new LinkedHashMap<>();
        part.put("kid", Json.of(signer.keyId().hex()));
        part.put("alg", Json.of(signer.profile().algorithm()));
        part.put("public", Json.of(signer.publicKey().hex()));
        name.ifPresent(n -> {
            part.put("name", Json.of(n));
            part.put(
                    "vkey",
                    Json.of(NoteKey.of(n, NoteKey.Type.NOTE, signer.publicKey()).text()));
            part.put(
                    "witnessVkey",
                    Json.of(NoteKey.of(n, NoteKey.Type.COSIGNATURE, signer.publicKey())
                            .text()));
        });
        return part;
    }

    /** Writes a new file; never over an old one. */
    void write(Path file) throws IOException, Usage {
        Map<String, Json> whole = publicPart();
        whole.put("secret", Json.of(secret.hex()));
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, owner);
        } catch (FileAlreadyExistsException e) {
            throw new Usage("there is a file of this name already");
        }
        Files.writeString(file, new Json.Obj(whole).print() + "\n", StandardOpenOption.WRITE);
    }
}
