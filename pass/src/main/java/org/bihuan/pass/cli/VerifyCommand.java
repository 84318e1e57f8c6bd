package org.bihuan.pass.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.Refusal;
import org.bihuan.pass.json.Json;
import org.bihuan.pass.log.Continuity;
import org.bihuan.pass.log.LogReader;
import org.bihuan.pass.log.LogVerifier;
import org.bihuan.pass.log.ProofText;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.Origin;
import org.bihuan.pass.note.SignedNote;

/** {@code log verify}: a whole log, or one proof. */
final class VerifyCommand {
    static final Set<String> OPTIONS = Set.of("vkey", "origin", "witness", "quorum", "since", "proof", "entry");

    private VerifyCommand() {}

    /** Whom the caller trusts, for which log. */
    record Trust(List<NoteKey> log, List<NoteKey> witnesses, int quorum, Origin origin) {
        static Trust of(Args args, Console console) throws Usage, IOException {
            List<NoteKey> log = console.noteKeys(args.all("vkey"));
            if (log.isEmpty()) {
                throw new Usage("--vkey is missing");
            }
            List<NoteKey> witnesses = console.noteKeys(args.all("witness"));
            int quorum = (int) Math.min(1000, args.number("quorum").orElse((long) witnesses.size()));
            Origin origin = args.option("origin").map(Origin::named).orElse(Origin.ANY);
            return new Trust(log, witnesses, quorum, origin);
        }
    }

    static int run(List<String> words, Console console) throws Usage, IOException {
        Args args = Args.parse(words, OPTIONS, Set.of("json"));
        Trust trust = Trust.of(args, console);
        if (args.option("proof").isPresent()) {
            args.operands(0);
            return proof(args, trust, console);
        }
        Path folder = Path.of(args.operands(1).getFirst());
        List<Refusal> findings = new ArrayList<>();
        Optional<Checked> checked = check(folder, args, trust, console, findings, (index, entry) -> {});
        if (checked.isPresent() && findings.isEmpty()) {
            summary(checked.get(), args.flag("json"), console);
        }
        return console.findings(findings, args.flag("json"));
    }

    /** A log whose checkpoint opened, and what its files are. */
    record Checked(Checkpoint.Signed head, LogVerifier.Report report) {}

    /** Verifies checkpoint, continuity and files; adds what it finds. Empty if the checkpoint does not open. */
    static Optional<Checked> check(
            Path folder, Args args, Trust trust, Console console, List<Refusal> findings, LogVerifier.Visitor visitor)
            throws Usage, IOException {
        LogReader reader = new LogReader(folder);
        Outcome<Checkpoint.Signed> head =
                reader.checkpoint(trust.log(), trust.witnesses(), trust.quorum(), trust.origin());
        if (head instanceof Outcome.Refused<Checkpoint.Signed>(var why)) {
            findings.add(why);
            return Optional.empty();
        }
        Checkpoint now = head.orThrow().checkpoint();
        Optional<String> since = args.option("since");
        if (since.isPresent()) {
            Outcome<Checkpoint> earlier = SignedNote.parse(console.read(since.get()))
                    .then(note -> Checkpoint.open(note, trust.log(), List.of(), 0, trust.origin()))
                    .map(Checkpoint.Signed::checkpoint);
            continuity(reader, earlier, now).whyNot().ifPresent(findings::add);
        }
        LogVerifier.Report report = LogVerifier.verify(reader, now, visitor);
        findings.addAll(report.findings());
        return Optional.of(new Checked(head.orThrow(), report));
    }

    private static Outcome<Checkpoint> continuity(LogReader reader, Outcome<Checkpoint> earlier, Checkpoint now)
            throws IOException {
        if (earlier instanceof Outcome.Refused<Checkpoint>) {
            return earlier;
        }
        Checkpoint before = earlier.orThrow();
        if (before.size() == 0) {
            return Outcome.ok(now); // the files are verified from the first leaf on anyway
        }
        if (before.size() >= now.size()) {
            return Continuity.check(before, now, List.of());
        }
        return reader.consistency(before.size(), now.size()).then(proof -> Continuity.check(before, now, proof));
    }

    private static int proof(Args args, Trust trust, Console console) throws Usage, IOException {
        byte[] entry = console.read(args.required("entry"));
        Outcome<Checkpoint.Signed> verified = ProofText.parse(console.read(args.required("proof")))
                .then(proof -> proof.verify(entry, trust.log(), trust.witnesses(), trust.quorum(), trust.origin()));
        if (verified instanceof Outcome.Refused<Checkpoint.Signed>(var why)) {
            return console.refused(why, args.flag("json"));
        }
        Checkpoint head = verified.orThrow().checkpoint();
        if (args.flag("json")) {
            Map<String, Json> out = new LinkedHashMap<>();
            out.put("origin", Json.of(head.origin()));
            out.put("size", Json.of(head.size()));
            out.put("included", Json.of(true));
            console.out().println(new Json.Obj(out).print());
        } else {
            console.out().println("included in size " + head.size());
        }
        return Console.DONE;
    }

    private static void summary(Checked checked, boolean json, Console console) {
        Checkpoint head = checked.head().checkpoint();
        int witnesses = checked.head().witnesses().size();
        if (json) {
            Map<String, Json> out = new LinkedHashMap<>();
            out.put("origin", Json.of(head.origin()));
            out.put("size", Json.of(head.size()));
            out.put("root", Json.of(head.root().hex()));
            out.put("witnesses", Json.of(witnesses));
            out.put("entries", Json.of(checked.report().entries()));
            console.out().println(new Json.Obj(out).print());
        } else {
            String what = checked.report().entries() ? " entries verified" : " leaf hashes verified, no entries served";
            console.out()
                    .println(head.origin() + ": " + checked.report().leaves() + what + ", " + witnesses + " witnesses");
        }
    }
}
