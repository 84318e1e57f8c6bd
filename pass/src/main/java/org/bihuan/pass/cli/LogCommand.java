package org.bihuan.pass.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.json.Json;
import org.bihuan.pass.log.LogReader;
import org.bihuan.pass.log.LogWriter;
import org.bihuan.pass.log.ProofText;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.NoteSignature;
import org.bihuan.pass.note.NoteSigner;
import org.bihuan.pass.note.SignedNote;
import org.bihuan.pass.note.Text64;
import org.bihuan.pass.witness.WitnessClient;

/** {@code log init|append|checkpoint|prove|verify}. */
final class LogCommand {
    private LogCommand() {}

    static int run(List<String> words, Console console) throws Usage, IOException {
        if (words.isEmpty()) {
            throw new Usage("which of init, append, checkpoint, prove, verify?");
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "init" -> init(Args.parse(rest, Set.of("key"), Set.of("json")), console);
            case "append" -> append(Args.parse(rest, Set.of("key"), Set.of("checkpoint", "json")), console);
            case "checkpoint" -> checkpoint(Args.parse(rest, Set.of("key", "witness"), Set.of("json")), console);
            case "prove" -> prove(Args.parse(rest, Set.of("vkey", "origin", "index", "from"), Set.of("json")), console);
            case "verify" -> VerifyCommand.run(rest, console);
            default -> throw new Usage("no such act: log " + words.getFirst());
        };
    }

    /** One line: the value, or an object with it under its name. */
    private static void say(String name, String value, Args args, Console console) {
        console.out().println(args.flag("json") ? new Json.Obj(Map.of(name, Json.of(value))).print() : value);
    }

    /** The guard lies beside the key: it remembers what the key signed, wherever the log's folder goes. */
    private static Path guard(String keyFile) {
        return Path.of(keyFile + ".head");
    }

    private static int init(Args args, Console console) throws Usage, IOException {
        Path folder = Path.of(args.operands(1).getFirst());
        String file = args.required("key");
        NoteSigner signer = KeyFile.read(console, file).noteSigner(NoteKey.Type.NOTE);
        return withWriter(LogWriter.create(folder, guard(file), signer), args, console, writer -> {
            say("vkey", signer.key().text(), args, console);
            return Console.DONE;
        });
    }

    private static int append(Args args, Console console) throws Usage, IOException {
        List<String> operands = args.operands(2);
        String file = args.required("key");
        NoteSigner signer = KeyFile.read(console, file).noteSigner(NoteKey.Type.NOTE);
        List<byte[]> entries = lines(console.read(operands.get(1)));
        return withWriter(LogWriter.open(Path.of(operands.getFirst()), guard(file), signer), args, console, writer -> {
            Outcome<Long> first = writer.append(entries);
            if (first instanceof Outcome.Refused<Long>(var why)) {
                return console.refused(why, args.flag("json"));
            }
            say("first", first.orThrow().toString(), args, console);
            return args.flag("checkpoint")
                    ? sign(writer, List.of(), Path.of(operands.getFirst()), args, console)
                    : Console.DONE;
        });
    }

    private static List<byte[]> lines(byte[] octets) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '\n') {
                lines.add(Arrays.copyOfRange(octets, from, i));
                from = i + 1;
            }
        }
        if (from < octets.length) {
            lines.add(Arrays.copyOfRange(octets, from, octets.length));
        }
        return lines;
    }

    private static int checkpoint(Args args, Console console) throws Usage, IOException {
        Path folder = Path.of(args.operands(1).getFirst());
        String file = args.required("key");
        NoteSigner signer = KeyFile.read(console, file).noteSigner(NoteKey.Type.NOTE);
        return withWriter(
                LogWriter.open(folder, guard(file), signer),
                args,
                console,
                writer -> sign(writer, args.all("witness"), folder, args, console));
    }

    private static int sign(LogWriter writer, List<String> witnesses, Path folder, Args args, Console console)
            throws Usage, IOException {
        Outcome<Checkpoint.Signed> made = writer.checkpoint(console.clock().instant());
        if (made instanceof Outcome.Refused<Checkpoint.Signed>(var why)) {
            return console.refused(why, args.flag("json"));
        }
        Checkpoint.Signed signed = made.orThrow();
        List<NoteKey> keys = new ArrayList<>();
        List<NoteSignature> lines = new ArrayList<>();
        int code = Console.DONE;
        WitnessClient client = new WitnessClient();
        for (String witness : witnesses) {
            // a verifier key ends in base 64, which may end in '=': the address begins at http
            int url = witness.indexOf("=http");
            if (url < 0) {
                throw new Usage("--witness is VKEY=URL");
            }
            NoteKey key = Console.good(NoteKey.parse(witness.substring(0, url)));
            keys.add(key);
            code = Math.max(code, ask(client, witness.substring(url + 1), key, folder, signed, lines, console));
        }
        SignedNote note = signed.note().with(lines);
        if (!lines.isEmpty()) {
            Console.good(writer.cosigned(note, keys));
        }
        if (args.flag("json")) {
            say("checkpoint", note.encode(), args, console);
        } else {
            console.out().print(note.encode());
        }
        return code;
    }

    private static int ask(
            WitnessClient client,
            String url,
            NoteKey key,
            Path folder,
            Checkpoint.Signed signed,
            List<NoteSignature> lines,
            Console console) {
        try {
            Outcome<List<NoteSignature>> answer = client.cosign(URI.create(url), key, new LogReader(folder), signed);
            answer.toOptional().ifPresent(lines::addAll);
            answer.whyNot().ifPresent(why -> console.err().println(why));
            return answer.whyNot().isPresent() ? Console.FINDING : Console.DONE;
        } catch (IOException e) {
            console.err().println(key.name() + " cannot be reached");
            return Console.FINDING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Console.FINDING;
        }
    }

    /** What is done with an open log. */
    private interface Act {
        int run(LogWriter writer) throws Usage, IOException;
    }

    private static int withWriter(Outcome<LogWriter> opened, Args args, Console console, Act act)
            throws Usage, IOException {
        if (opened instanceof Outcome.Refused<LogWriter>(var why)) {
            return console.refused(why, args.flag("json"));
        }
        try (LogWriter writer = opened.orThrow()) {
            return act.run(writer);
        }
    }

    private static int prove(Args args, Console console) throws Usage, IOException {
        Path folder = Path.of(args.operands(1).getFirst());
        Optional<Long> index = args.number("index");
        Optional<Long> from = args.number("from");
        if (index.isPresent() == from.isPresent()) {
            throw new Usage("either --index or --from");
        }
        LogReader reader = new LogReader(folder);
        VerifyCommand.Trust trust = VerifyCommand.Trust.of(args, console);
        Outcome<Checkpoint.Signed> head = reader.checkpoint(trust.log(), List.of(), 0, trust.origin());
        if (head instanceof Outcome.Refused<Checkpoint.Signed>(var why)) {
            return console.refused(why, args.flag("json"));
        }
        long size = head.orThrow().checkpoint().size();
        Outcome<List<Bytes>> path =
                index.isPresent() ? reader.inclusion(index.get(), size) : reader.consistency(from.orElseThrow(), size);
        if (path instanceof Outcome.Refused<List<Bytes>>(var why)) {
            return console.refused(why, args.flag("json"));
        }
        if (index.isPresent()) {
            SignedNote note = head.orThrow().note();
            String proof = new ProofText(Optional.empty(), index.get(), path.orThrow(), note).encode();
            if (args.flag("json")) {
                say("proof", proof, args, console);
            } else {
                console.out().print(proof);
            }
        } else if (args.flag("json")) {
            List<String> lines = path.orThrow().stream()
                    .map(hash -> Text64.encode(hash.toArray()))
                    .toList();
            console.out().println(new Json.Obj(Map.of("consistency", Json.strings(lines))).print());
        } else {
            path.orThrow().forEach(hash -> console.out().println(Text64.encode(hash.toArray())));
        }
        return Console.DONE;
    }
}
