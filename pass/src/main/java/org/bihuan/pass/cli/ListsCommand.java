package org.bihuan.pass.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.Fields;
import org.bihuan.pass.cose.Ed25519;
import org.bihuan.pass.cose.Signer;
import org.bihuan.pass.gate.GateLists;
import org.bihuan.pass.json.Json;
import org.bihuan.pass.log.Durable;
import org.bihuan.pass.status.StatusBits;
import org.bihuan.pass.status.StatusList;
import org.bihuan.pass.token.Claims;
import org.bihuan.pass.trust.Coverage;
import org.bihuan.pass.trust.TrustList;
import org.bihuan.pass.trust.TrustedKey;
import org.bihuan.pass.trust.Use;

/**
 * {@code pass lists}: signs the lists of a gate from a description. In the folder: {@code root.pub} (the root's public key in
 * hexadecimal, put there when a gate is set up), {@code trust.cose}, {@code status-AREA-DAY.cose}, and {@code checkpoint}
 * if there is a log.
 */
final class ListsCommand {
    private static final int MOST_FILE = 1 << 24;
    private static final String REFUSAL = "LISTS";

    private ListsCommand() {}

    static int run(Args args, Console console) throws Usage, IOException {
        String text = new String(console.read(args.operands(1).getFirst()), StandardCharsets.UTF_8);
        Signer root = KeyFile.read(console, args.required("root")).signer();
        Signer issuer = KeyFile.read(console, args.required("key")).signer();
        Path folder = Path.of(args.required("out"));
        Described described = Console.good(Json.parse(text).then(json -> describe(json.toCbor())));
        Durable.replace(folder.resolve("root.pub"), (root.publicKey().hex() + "\n").getBytes(StandardCharsets.UTF_8));
        Durable.replace(folder.resolve("trust.cose"), described.trust().sign(root));
        for (StatusList list : described.statuses()) {
            Durable.replace(folder.resolve("status-" + list.issuer() + "-" + list.day() + ".cose"), list.sign(issuer));
        }
        console.err()
                .println("signed one trust list and " + described.statuses().size() + " status lists");
        return Console.DONE;
    }

    private record Described(TrustList trust, List<StatusList> statuses) {}

    private static Outcome<Described> describe(Cbor item) {
        Fields f = Fields.ofMap(item, "lists");
        long number = f.integer("number", 1, Integer.MAX_VALUE);
        var issued = f.moment("issued");
        var expires = f.moment("expires");
        boolean production = f.integer("production", 0, 1) == 1;
        List<TrustedKey> keys = f.all(f.array("keys", 4096), ListsCommand::key);
        List<Coverage> venues = f.all(f.array("venues", 256), ListsCommand::venue);
        Optional<String> log = f.has("log") ? Optional.of(f.text("log", ".{1,4096}")) : Optional.empty();
        List<String> witnesses = f.has("witnesses")
                ? f.all(
                        f.array("witnesses", 16),
                        witness -> witness instanceof Cbor.Text(String key)
                                ? Outcome.ok(key)
                                : Outcome.refused(REFUSAL, "a witness is a verifier key"))
                : List.of();
        int quorum = f.has("quorum") ? (int) f.integer("quorum", 0, 16) : 0;
        List<StatusList> statuses = f.all(f.array("status", 4096), ListsCommand::status);
        return f.finish(
                REFUSAL,
                () -> new Described(
                        new TrustList(number, issued, expires, production, keys, venues, log, witnesses, quorum),
                        statuses));
    }

    private static Outcome<TrustedKey> key(Cbor item) {
        Fields f = Fields.ofMap(item, "key");
        Bytes publicKey = f.hex("public", 32, 32);
        var from = f.moment("from");
        var until = f.moment("until");
        Set<Use> uses = EnumSet.noneOf(Use.class);
        uses.addAll(ClaimsJson.allNamed(Use.values(), f.array("uses", 3)));
        f.require(!uses.isEmpty(), "uses are of LIVE_TOKEN, PAPER_TOKEN, STATUS_LIST");
        List<String> areas = f.all(
                f.array("areas", 64),
                area -> area instanceof Cbor.Text(String code)
                        ? Outcome.ok(code)
                        : Outcome.refused(REFUSAL, "an area is a text"));
        Bytes keyId = Bytes.sha256(publicKey.toArray()).slice(0, 4);
        return f.finish(REFUSAL, () -> new TrustedKey(keyId, Ed25519.PROFILE, publicKey, from, until, uses, areas));
    }

    private static Outcome<Coverage> venue(Cbor item) {
        Fields f = Fields.ofMap(item, "venue");
        String kind = f.text("kind", Coverage.KIND);
        var from = f.moment("from");
        var until = f.moment("until");
        f.require(!kind.equals(Coverage.MEDICAL), "medical care asks for no pass");
        return f.finish(REFUSAL, () -> new Coverage(kind, from, until));
    }

    private static Outcome<StatusList> status(Cbor item) {
        Fields f = Fields.ofMap(item, "status list");
        String issuer = f.text("issuer", Claims.AREA);
        String day = f.text(
                "day",
                "20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|20[0-9]{2}-(0[13-9]|1[0-2])-(29|30)"
                        + "|20[0-9]{2}-(0[13578]|1[02])-31");
        var issued = f.moment("issued");
        var expires = f.moment("expires");
        int size = (int) f.integer("size", 8, Claims.MOST_STATUS_INDEX + 1L);
        List<Integer> set = f.all(
                f.array("set", 1 << 20),
                index -> index instanceof Cbor.Int(long i) && i >= 0 && i < size
                        ? Outcome.ok((int) i)
                        : Outcome.refused(REFUSAL, "an index outside of the list"));
        return f.finish(
                REFUSAL,
                () -> new StatusList(issuer, LocalDate.parse(day), issued, expires, StatusBits.ofSet(size, set)));
    }

    /** The lists of a gate's folder, verified. */
    static Outcome<GateLists.Loaded> load(Path folder) throws Usage, IOException {
        String root = Files.readString(folder.resolve("root.pub")).strip();
        Bytes rootKey = Bytes.fromHex(root)
                .filter(Ed25519.PROFILE::acceptsKey)
                .orElseThrow(() -> new Usage("root.pub is not a public key in hexadecimal"));
        List<byte[]> statuses = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, "status-*.cose")) {
            for (Path file : files) {
                statuses.add(read(file));
            }
        }
        Path checkpoint = folder.resolve("checkpoint");
        return GateLists.load(
                Ed25519.PROFILE,
                rootKey,
                read(folder.resolve("trust.cose")),
                statuses,
                Files.exists(checkpoint) ? Optional.of(read(checkpoint)) : Optional.empty());
    }

    private static byte[] read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_FILE);
        }
    }
}
