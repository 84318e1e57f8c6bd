package org.bihuan.pass.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cose.Ed25519;
import org.bihuan.pass.cose.Sign1;
import org.bihuan.pass.cose.Signer;
import org.bihuan.pass.gate.Answer;
import org.bihuan.pass.gate.Confirmation;
import org.bihuan.pass.gate.Gate;
import org.bihuan.pass.gate.GateLists;
import org.bihuan.pass.gate.GateResult;
import org.bihuan.pass.gate.Seen;
import org.bihuan.pass.json.Json;
import org.bihuan.pass.qr.QrSymbol;
import org.bihuan.pass.token.Claims;
import org.bihuan.pass.token.Presentation;
import org.bihuan.pass.token.Scanned;
import org.bihuan.pass.token.TokenText;
import org.bihuan.pass.trust.Coverage;

/** {@code pass keygen|encode|decode|check|lists|qr}. */
final class PassCommand {
    private PassCommand() {}

    static int run(List<String> words, Console console) throws Usage, IOException {
        if (words.isEmpty()) {
            throw new Usage("which of keygen, encode, decode, check, lists, qr?");
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "keygen" -> keygen(Args.parse(rest, Set.of("out", "name"), Set.of("json")), console);
            case "encode" -> encode(Args.parse(rest, Set.of("key", "holder-key", "at"), Set.of()), console);
            case "decode" -> decode(Args.parse(rest, Set.of(), Set.of("json")), console);
            case "check" ->
                check(
                        Args.parse(
                                rest,
                                Set.of("lists", "at", "venue", "seen"),
                                Set.of("document-confirmed", "guardian-present", "json")),
                        console);
            case "lists" -> ListsCommand.run(Args.parse(rest, Set.of("root", "key", "out"), Set.of()), console);
            case "qr" -> qr(Args.parse(rest, Set.of("out"), Set.of("png")), console);
            default -> throw new Usage("no such act: pass " + words.getFirst());
        };
    }

    private static int keygen(Args args, Console console) throws Usage, IOException {
        args.operands(0);
        KeyFile key = new KeyFile(Ed25519.newSecret(new SecureRandom()), args.option("name"));
        key.write(Path.of(args.required("out")));
        console.out().println(new Json.Obj(key.publicPart()).print());
        return Console.DONE;
    }

    private static int encode(Args args, Console console) throws Usage, IOException {
        String text = new String(console.read(args.operands(1).getFirst()), StandardCharsets.UTF_8);
        Claims claims = Console.good(Json.parse(text).then(ClaimsJson::read));
        Signer issuer = KeyFile.read(console, args.required("key")).signer();
        byte[] token = Sign1.sign(issuer, Optional.empty(), claims.encode());
        Optional<String> holder = args.option("holder-key");
        if (holder.isPresent()) {
            Signer phone = KeyFile.read(console, holder.get()).signer();
            Instant at = console.instant(args.option("at"));
            token = Presentation.sign(token, at, phone).encode();
        }
        console.out().println(TokenText.encode(issuer.profile(), token));
        return Console.DONE;
    }

    private static int decode(Args args, Console console) throws Usage, IOException {
        Outcome<Scanned> scanned = Scanned.parse(token(args, console));
        if (scanned instanceof Outcome.Refused<Scanned>(var why)) {
            return console.refused(why, args.flag("json"));
        }
        console.out().println(ClaimsJson.write(scanned.orThrow()).print());
        return Console.DONE;
    }

    /** The operand, or standard input without its line end. */
    private static String token(Args args, Console console) throws Usage, IOException {
        String word = args.operands(1).getFirst();
        if (!word.equals("-")) {
            return word;
        }
        String text = new String(console.read("-"), StandardCharsets.UTF_8);
        return text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static int check(Args args, Console console) throws Usage, IOException {
        String payload = token(args, console);
        Instant now = console.instant(Optional.of(args.required("at")));
        String venue = args.required("venue");
        if (!venue.matches(Coverage.KIND)) {
            throw new Usage("not a kind of venue: lower-case letters and hyphens");
        }
        Confirmation confirmed = new Confirmation(args.flag("document-confirmed"), args.flag("guardian-present"));
        Optional<Path> seenFile = args.option("seen").map(Path::of);
        Seen seen = seenFile.isPresent() && Files.exists(seenFile.get())
                ? Console.good(SeenFile.read(seenFile.get()))
                : Seen.none(Ed25519.newSecret(new SecureRandom()).slice(0, 16));
        Outcome<GateLists.Loaded> lists = ListsCommand.load(Path.of(args.required("lists")));
        GateResult result = switch (lists) {
            case Outcome.Ok<GateLists.Loaded>(var loaded) -> {
                loaded.leftOut().forEach(reason -> console.err().println("left out: " + reason));
                yield Gate.check(payload, loaded.lists(), now, venue, confirmed, seen);
            }
            case Outcome.Refused<GateLists.Loaded>(var why) -> {
                console.err().println(why.reason());
                yield new GateResult(Answer.CHECK, Optional.of(why.id()), true, Optional.empty(), seen);
            }
        };
        if (seenFile.isPresent()) {
            SeenFile.write(seenFile.get(), result.seen());
        }
        print(result, args.flag("json"), console);
        return result.answer() == Answer.PASS ? Console.DONE : Console.FINDING;
    }

    private static void print(GateResult result, boolean json, Console console) {
        if (json) {
            Map<String, Json> out = new LinkedHashMap<>();
            out.put("answer", Json.of(result.answer().words()));
            result.refusal().ifPresent(id -> out.put("refusal", Json.of(id)));
            out.put("staleLists", Json.of(result.stale()));
            console.out().println(new Json.Obj(out).print());
        } else {
            String id = result.refusal().map(refusal -> " " + refusal).orElse("");
            console.out().println(result.answer().words() + id + (result.stale() ? " (lists are old)" : ""));
        }
    }

    private static int qr(Args args, Console console) throws Usage, IOException {
        String payload = token(args, console);
        if (Scanned.parse(payload).whyNot().isPresent()) {
            throw new Usage("not a token");
        }
        QrSymbol symbol = QrSymbol.ofAlphanumeric(payload);
        Path file = Path.of(args.required("out"));
        if (args.flag("png")) {
            Files.write(file, symbol.png(6));
        } else {
            Files.writeString(file, symbol.svg());
        }
        console.err().println("QR version " + symbol.version());
        return Console.DONE;
    }
}
