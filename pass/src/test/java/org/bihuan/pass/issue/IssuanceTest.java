package org.bihuan.pass.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.Refusal;
import org.bihuan.pass.audit.Leaf;
import org.bihuan.pass.audit.Officer;
import org.bihuan.pass.log.LogReader;
import org.bihuan.pass.log.LogWriter;
import org.bihuan.pass.log.ProofText;
import org.bihuan.pass.note.NoteSigner;
import org.bihuan.pass.note.SignedNote;
import org.bihuan.pass.rules.EvidenceType;
import org.bihuan.pass.rules.ModelRules;
import org.bihuan.pass.rules.RuleSet;
import org.bihuan.pass.token.Claims;
import org.bihuan.pass.token.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuanceTest {
    private static final Instant NOW = City.NOW;
    private static final RuleSet RULES =
            ModelRules.threeColours(7, NOW.minus(Duration.ofDays(9)), NOW.plus(Duration.ofDays(90)));
    private static final Issuance.Log LOG = new Issuance.Log(
            List.of(City.LOG.key()),
            City.WITNESSES.stream().map(NoteSigner::key).toList(),
            2);

    @TempDir
    private Path temp;

    private static Leaf.Decided leaf(State to, Instant until) {
        Officer author = new Officer("CDC", "U-1", Bytes.of(new byte[8]));
        Officer approver = new Officer("HEALTH", "U-2", Bytes.of(new byte[] {0, 0, 0, 0, 0, 0, 0, 1}));
        return new Leaf.Decided(
                new Leaf.Head(NOW, City.AREA, author, 1),
                State.GREEN,
                to,
                "CLOSE",
                7,
                Set.of(EvidenceType.CONTACT),
                approver,
                1,
                "IDL-39",
                until,
                Bytes.sha256());
    }

    private int logs;

    /** Puts a leaf into a log and has it cosigned by so many witnesses. */
    private Issuance.Published publish(Leaf.Decided leaf, int witnesses) throws Exception {
        SignedNote note;
        Path folder = temp.resolve("log" + logs++);
        try (LogWriter writer = LogWriter.create(folder, temp.resolve(folder.getFileName() + ".g"), City.LOG)
                .orThrow()) {
            writer.append(List.of(new byte[] {1}, leaf.encode(), new byte[] {2}))
                    .orThrow();
            note = writer.checkpoint(NOW).orThrow().note();
        }
        for (NoteSigner witness : City.WITNESSES.subList(0, witnesses)) {
            note = note.with(List.of(witness.sign(note.text(), NOW)));
        }
        List<Bytes> path = new LogReader(folder).inclusion(1, 3).orThrow();
        return new Issuance.Published(leaf, new ProofText(Optional.empty(), 1, path, note));
    }

    private static Outcome<byte[]> issue(Claims claims, Optional<Issuance.Published> published) {
        return Issuance.issue(claims, RULES, published, LOG, NOW, City.ISSUER);
    }

    private static void refused(Outcome<?> outcome) {
        assertThat(outcome.whyNot().map(Refusal::id)).contains("R05");
    }

    @Test
    void R05() throws Exception {
        Claims red = City.state(State.RED);
        Instant until = NOW.plus(Duration.ofDays(10));
        Issuance.Published good = publish(leaf(State.RED, until), 2);
        assertThat(issue(red, Optional.of(good)).toOptional()).isPresent();
        refused(issue(red, Optional.empty()));
        refused(issue(City.state(State.YELLOW), Optional.of(good)));
        refused(issue(red, Optional.of(publish(leaf(State.RED, until), 1))));
        refused(issue(red, Optional.of(publish(leaf(State.RED, NOW), 2))));
        refused(issue(red, Optional.of(publish(leaf(State.RED, NOW.plusSeconds(60)), 2))));
        // another leaf than the one in the log
        refused(issue(red, Optional.of(new Issuance.Published(leaf(State.RED, until.plusSeconds(1)), good.proof()))));
        refused(issue(
                red,
                Optional.of(new Issuance.Published(
                        good.leaf(),
                        new ProofText(
                                Optional.empty(),
                                2,
                                good.proof().path(),
                                good.proof().checkpoint())))));
        // green needs nothing of the log, whatever state it is in
        assertThat(issue(City.live(), Optional.empty()).toOptional()).isPresent();
        // after the sunset nobody gets anything
        RuleSet over = ModelRules.threeColours(7, NOW.minus(Duration.ofDays(9)), NOW);
        refused(Issuance.issue(City.live(), over, Optional.empty(), LOG, NOW, City.ISSUER));
        refused(Issuance.issue(red, over, Optional.of(good), LOG, NOW, City.ISSUER));
        RuleSet nearly = ModelRules.threeColours(7, NOW.minus(Duration.ofDays(9)), NOW.plusSeconds(60));
        refused(Issuance.issue(City.live(), nearly, Optional.empty(), LOG, NOW, City.ISSUER));
        // paper is for green only
        Claims paper = City.paper();
        assertThat(issue(paper, Optional.empty()).toOptional()).isPresent();
        Claims redPaper =
                City.times(City.change(paper, State.RED, Optional.empty(), paper.flags()), NOW, NOW.plusSeconds(9));
        refused(issue(redPaper, Optional.of(publish(leaf(State.RED, until), 2))));
    }
}
