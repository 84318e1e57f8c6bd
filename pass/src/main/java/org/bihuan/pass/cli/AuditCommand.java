package org.bihuan.pass.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.pass.Refusal;
import org.bihuan.pass.audit.Auditor;
import org.bihuan.pass.json.Json;

/** {@code audit}: verifies a log and recomputes what its leaves publish. */
final class AuditCommand {
    private AuditCommand() {}

    static int run(List<String> words, Console console) throws Usage, IOException {
        Args args = Args.parse(words, VerifyCommand.OPTIONS, Set.of("json"));
        Path folder = Path.of(args.operands(1).getFirst());
        List<Refusal> findings = new ArrayList<>();
        Auditor auditor = new Auditor();
        Optional<VerifyCommand.Checked> checked = VerifyCommand.check(
                folder, args, VerifyCommand.Trust.of(args, console), console, findings, auditor::read);
        if (checked.isPresent()
                && !checked.get().report().entries()
                && checked.get().report().leaves() > 0) {
            findings.add(new Refusal("L02", "the log serves no entries: there is nothing to audit"));
        }
        findings.addAll(auditor.findings());
        if (checked.isPresent() && findings.isEmpty()) {
            long leaves = checked.get().report().leaves();
            if (args.flag("json")) {
                Map<String, Json> out = new LinkedHashMap<>();
                out.put("leaves", Json.of(leaves));
                out.put("decisions", Json.of(auditor.decisions()));
                out.put("live", Json.of(auditor.liveAt(console.clock().instant())));
                console.out().println(new Json.Obj(out).print());
            } else {
                console.out()
                        .println(leaves + " leaves add up, " + auditor.decisions() + " decisions, "
                                + auditor.liveAt(console.clock().instant()) + " live restrictions");
            }
        }
        return console.findings(findings, args.flag("json"));
    }
}
