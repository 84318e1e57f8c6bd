package org.bihuan.pass.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.pass.cli.PassCli;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that another program wrote, through the commands: taken where the specification allows, refused where it does not. */
class ForeignLogTest {
    private static final ForeignLog.Key KEY = ForeignLog.Key.of("elsewhere.example/log", 1);
    private static final ForeignLog.Key WITNESS = ForeignLog.Key.of("witness.elsewhere.example", 4);

    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void folder() {
        folder = temp.resolve("log");
    }

    private record Run(int code, String out) {}

    private Run run(String command, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>(List.of(args));
        byte[] input = KEY.vkey().getBytes(StandardCharsets.UTF_8);
        int code = PassCli.run(command, words, new ByteArrayInputStream(input), print, print);
        return new Run(code, out.toString(StandardCharsets.UTF_8).strip());
    }

    private Run verify(String... more) {
        List<String> args = new ArrayList<>(List.of("verify", folder.toString(), "--vkey", KEY.vkey()));
        args.addAll(List.of(more));
        return run("log", args.toArray(String[]::new));
    }

    private static List<byte[]> entries(int count) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // lengths of 0 to 599 octets, so that both octets of the length are used
            entries.add(("entry " + i).repeat(90).substring(0, i % 600).getBytes(StandardCharsets.UTF_8));
        }
        return entries;
    }

    private ForeignLog log(int size) throws IOException {
        ForeignLog log = new ForeignLog(folder, entries(size));
        log.writeTiles(size);
        String text = log.text(KEY.name(), size);
        log.checkpoint(text, KEY.line(text));
        return log;
    }

    @Test
    void sizesAroundEveryBorder() throws IOException {
        for (int size : new int[] {0, 1, 2, 255, 256, 257, 511, 512, 70_000}) {
            folder = temp.resolve("log" + size);
            log(size);
            Run run = verify();
            assertThat(run).as("size %s", size).isEqualTo(new Run(0, run.out()));
            assertThat(run.out()).startsWith(KEY.name() + ": " + size + " ");
        }
        // the example of tlog-tiles: 273 full tiles and one of 112, one full and one of 17, one of 1
        assertThat(folder.resolve("tile/0/272")).isRegularFile();
        assertThat(folder.resolve("tile/0/273.p/112")).isRegularFile();
        assertThat(folder.resolve("tile/1/000")).isRegularFile();
        assertThat(folder.resolve("tile/1/001.p/17")).isRegularFile();
        assertThat(folder.resolve("tile/2/000.p/1")).isRegularFile();
    }

    @Test
    void pathsAreThoseOfTheSpecification() {
        assertThat(TilePath.hashes(0, 1_234_067, 256)).isEqualTo("tile/0/x001/x234/067");
        assertThat(TilePath.hashes(63, 0, 1)).isEqualTo("tile/63/000.p/1");
        assertThat(TilePath.entries(1_234_067, 8)).isEqualTo("tile/entries/x001/x234/067.p/8");
        for (int index : new int[] {0, 7, 999, 1000, 67_000, 999_999, 1_000_000, 1_234_067}) {
            assertThat(TilePath.hashes(1, index, 256)).isEqualTo("tile/1/" + ForeignLog.path(index));
        }
    }

    @Test
    void unknownSignaturesAreIgnoredWhateverTheirAlgorithm() throws IOException {
        ForeignLog log = log(300);
        String text = log.text(KEY.name(), 300);
        log.checkpoint(
                text,
                ForeignLog.Key.of("unknown.example", 1).line(text),
                ForeignLog.signatureLine(KEY.name(), new byte[] {1, 2, 3, 4}, new byte[64]), // our name, another id
                ForeignLog.signatureLine("other.example", KEY.id(), new byte[64]), // our id, another name
                ForeignLog.signatureLine("ecdsa.example", new byte[] {9, 9, 9, 9}, new byte[71]), // type 2
                ForeignLog.signatureLine("rfc6962.example", new byte[] {9, 9, 9, 8}, new byte[83]), // type 5
                ForeignLog.signatureLine("ml-dsa.example", new byte[] {9, 9, 9, 7}, new byte[2428]), // type 6
                ForeignLog.signatureLine("short.example", new byte[] {9, 9, 9, 6}, new byte[1]),
                WITNESS.cosign(text, 1_679_315_147),
                KEY.line(text));
        assertThat(verify().code()).isZero();
        assertThat(verify("--witness", WITNESS.vkey()).out()).endsWith("300 entries verified, 1 witnesses");
        assertThat(verify("--witness", ForeignLog.Key.of("absent.example", 4).vkey())
                        .out())
                .isEqualTo("L01 0 witnesses of the 1 required");
    }

    @Test
    void aKnownKeysBadSignatureCondemnsTheNote() throws IOException {
        ForeignLog log = log(3);
        String text = log.text(KEY.name(), 3);
        log.checkpoint(text, KEY.line(text), KEY.line(log.text(KEY.name(), 2)));
        assertThat(verify()).matches(run -> run.code() == 1 && run.out().startsWith("L01 "));
        log.checkpoint(text, ForeignLog.Key.of("unknown.example", 1).line(text));
        assertThat(verify().out()).isEqualTo("L01 no signature of the log");
        // a cosignature counts for its own time only
        log.checkpoint(text, KEY.line(text), WITNESS.cosign(log.text(KEY.name(), 2), 7));
        assertThat(verify("--witness", WITNESS.vkey()).code()).isOne();
    }

    @Test
    void extensionLinesAreSignedAndAllowedButNotEmptyOnes() throws IOException {
        ForeignLog log = log(257);
        String text = log.text(KEY.name(), 257, "Timestamp: 1679315147", "opaque — 不透明");
        log.checkpoint(text, KEY.line(text), WITNESS.cosign(text, 1_679_315_147));
        assertThat(verify("--witness", WITNESS.vkey()).code()).isZero();
        String gap = log.text(KEY.name(), 257, "one", "", "two");
        log.checkpoint(gap, KEY.line(gap));
        assertThat(verify().out()).isEqualTo("L01 an empty line in a checkpoint");
    }

    @Test
    void theOriginNeedNotBeTheKeysName() throws IOException {
        ForeignLog log = log(5);
        String text = log.text("Another Name Of The Log", 5);
        log.checkpoint(text, KEY.line(text));
        assertThat(verify()).isEqualTo(new Run(0, "Another Name Of The Log: 5 entries verified, 0 witnesses"));
        assertThat(verify("--origin", "Another Name Of The Log").code()).isZero();
        assertThat(verify("--origin", KEY.name())).isEqualTo(new Run(1, "L01 the origin is not the log's"));
    }

    @Test
    void aKeyMayStandInAFileOrComeFromStandardInput() throws IOException {
        log(5);
        Path file = Files.writeString(temp.resolve("keys"), KEY.vkey() + "\n\n" + WITNESS.vkey() + "\n");
        for (String key : List.of(file.toString(), "-", KEY.vkey())) {
            assertThat(run("log", "verify", folder.toString(), "--vkey", key).code())
                    .isZero();
        }
        assertThat(run("log", "verify", folder.toString(), "--vkey", "a+b").code())
                .isEqualTo(2);
    }

    /** The log went on after the checkpoint, and deleted partial tiles once there were full ones. */
    @Test
    void anOldCheckpointIsReadFromFullTiles() throws IOException {
        ForeignLog log = new ForeignLog(folder, entries(600));
        log.writeTiles(600);
        String text = log.text(KEY.name(), 290);
        log.checkpoint(text, KEY.line(text));
        Files.createDirectories(folder.resolve("tile/1/000.p"));
        log.put("tile/1/000.p/1", log.hash(0, 256));
        assertThat(verify().out()).endsWith(": 290 entries verified, 0 witnesses");
        Path earlier = temp.resolve("earlier");
        Files.copy(folder.resolve("checkpoint"), earlier);
        String later = log.text(KEY.name(), 600);
        log.checkpoint(later, KEY.line(later));
        assertThat(verify("--since", earlier.toString()).code()).isZero();
        // the same size with another root, under the same key
        ForeignLog fork = new ForeignLog(temp.resolve("fork"), entries(601).subList(1, 601));
        String forked = fork.text(KEY.name(), 290);
        fork.checkpoint(forked, KEY.line(forked));
        assertThat(verify("--since", temp.resolve("fork/checkpoint").toString()).out())
                .startsWith("L01 size 600 does not continue size 290");
    }

    @Test
    void changedFilesAreFoundEachOnALine() throws IOException {
        log(600);
        Path bundle = folder.resolve("tile/entries/001");
        byte[] octets = Files.readAllBytes(bundle);
        octets[octets.length - 1] ^= 1;
        Files.write(bundle, octets);
        assertThat(verify()).isEqualTo(new Run(1, "L02 entry 511 is not the one in its tile"));
        Files.delete(folder.resolve("tile/entries/000"));
        assertThat(verify().out().lines())
                .containsExactly("L02 tile/entries/000 is missing", "L02 entry 511 is not the one in its tile");
        assertThat(verify("--json").out().lines())
                .contains("{\"id\":\"L02\",\"finding\":\"tile/entries/000 is missing\"}");
    }

    @Test
    void aLogWithoutEntryBundlesIsVerifiedByItsHashes() throws IOException {
        ForeignLog log = log(0);
        ForeignLog full = new ForeignLog(temp.resolve("whole"), entries(300));
        full.writeTiles(300);
        for (String name : List.of("tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1")) {
            log.put(name, Files.readAllBytes(temp.resolve("whole").resolve(name)));
        }
        String text = full.text(KEY.name(), 300);
        log.checkpoint(text, KEY.line(text));
        assertThat(verify())
                .isEqualTo(new Run(0, KEY.name() + ": 300 leaf hashes verified, no entries served, 0 witnesses"));
        assertThat(run("audit", folder.toString(), "--vkey", KEY.vkey()).out())
                .isEqualTo("L02 the log serves no entries: there is nothing to audit");
    }

    /** Entries that are not leaves of a headquarters are findings, one for each, not a failure of the program. */
    @Test
    void anAuditOfSomethingElseSaysSo() throws IOException {
        log(3);
        Run run = run("audit", folder.toString(), "--vkey", KEY.vkey());
        assertThat(run.code()).isOne();
        assertThat(run.out().lines()).hasSize(3).allMatch(line -> line.startsWith("L04 leaf "));
    }

    @Test
    void proofsOfAForeignLogVerifyWithoutIt() throws IOException {
        log(300);
        Run proof = run("log", "prove", folder.toString(), "--vkey", KEY.vkey(), "--index", "299");
        Path file = Files.writeString(temp.resolve("proof"), proof.out() + "\n");
        Path entry = Files.write(temp.resolve("entry"), entries(300).get(299));
        String[] args = {"verify", "--proof", file.toString(), "--entry", entry.toString(), "--vkey", KEY.vkey()};
        assertThat(run("log", args)).isEqualTo(new Run(0, "included in size 300"));
        Files.write(entry, entries(300).get(298));
        assertThat(run("log", args).out()).startsWith("L02 ");
    }
}
