package org.bihuan.pass.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.cose.Ed25519;
import org.bihuan.pass.cose.Sign1;
import org.bihuan.pass.cose.Signer;
import org.bihuan.pass.gate.Answer;
import org.bihuan.pass.gate.Confirmation;
import org.bihuan.pass.gate.Gate;
import org.bihuan.pass.gate.GateLists;
import org.bihuan.pass.gate.Seen;
import org.bihuan.pass.log.LogReader;
import org.bihuan.pass.log.LogVerifier;
import org.bihuan.pass.log.LogWriter;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.NoteSigner;
import org.bihuan.pass.status.StatusBits;
import org.bihuan.pass.status.StatusList;
import org.bihuan.pass.token.Claims;
import org.bihuan.pass.token.MaskedName;
import org.bihuan.pass.token.Presentation;
import org.bihuan.pass.token.State;
import org.bihuan.pass.token.TokenText;
import org.bihuan.pass.trust.Coverage;
import org.bihuan.pass.trust.TrustList;
import org.bihuan.pass.trust.TrustedKey;
import org.bihuan.pass.trust.Use;

/** Gate check, issue, status list and log. */
public final class PassBench {
    private static final String AREA = "500103";
    private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
    private static final int BATCH = 1000;

    private final Signer issuer = Ed25519.signer(Ed25519.newSecret(new SecureRandom()));
    private final Signer phone = Ed25519.signer(Ed25519.newSecret(new SecureRandom()));
    private final PrintStream out;

    private PassBench(PrintStream out) {
        this.out = out;
    }

    /**
     * Measures and prints one line for each figure.
     *
     * @param folder empty, for the log
     * @param leaves size of the log
     */
    public static void run(Path folder, int leaves, PrintStream out) throws IOException {
        PassBench bench = new PassBench(out);
        bench.gate();
        bench.issue();
        bench.log(folder, leaves);
    }

    private interface Work {
        void run(int i);
    }

    /** Nanoseconds of one run: the median of nine rounds, after one for warming up. */
    private static double[] alternate(int runs, Work... works) {
        double[][] rounds = new double[works.length][9];
        for (int round = -1; round < 9; round++) {
            for (int w = 0; w < works.length; w++) {
                long start = System.nanoTime();
                for (int i = 0; i < runs; i++) {
                    works[w].run(i);
                }
                if (round >= 0) {
                    rounds[w][round] = (System.nanoTime() - start) / (double) runs;
                }
            }
        }
        return Arrays.stream(rounds)
                .mapToDouble(r -> Arrays.stream(r).sorted().toArray()[4])
                .toArray();
    }

    private Claims claims(int index) {
        return new Claims(
                AREA,
                NOW.minusSeconds(60),
                NOW.plus(Duration.ofHours(23)),
                Bytes.of(new byte[8]),
                Optional.of(phone.publicKey()),
                State.GREEN,
                7,
                MaskedName.of("张小明").orElseThrow(),
                MonthDay.of(3, 12),
                index,
                Set.of());
    }

    private GateLists lists(StatusBits bits) {
        Signer root = Ed25519.signer(Ed25519.newSecret(new SecureRandom()));
        TrustList trust = new TrustList(
                1,
                NOW.minusSeconds(60),
                NOW.plus(Duration.ofDays(6)),
                true,
                List.of(TrustedKey.of(
                        issuer,
                        NOW.minus(Duration.ofDays(9)),
                        NOW.plus(Duration.ofDays(9)),
                        EnumSet.allOf(Use.class),
                        List.of(AREA))),
                List.of(new Coverage("scenic", NOW.minusSeconds(60), NOW.plusSeconds(60))),
                Optional.empty(),
                List.of(),
                0);
        StatusList status = new StatusList(
                AREA, StatusList.dayOf(claims(0)), NOW.minusSeconds(60), NOW.plus(Duration.ofDays(3)), bits);
        return GateLists.load(
                        Ed25519.PROFILE,
                        root.publicKey(),
                        trust.sign(root),
                        List.of(status.sign(issuer)),
                        Optional.empty())
                .orThrow()
                .lists();
    }

    private void gate() {
        List<Integer> revoked =
                IntStream.range(0, 32_000).map(i -> i * 997 + 3).boxed().toList();
        GateLists lists = lists(StatusBits.ofSet(32_000_000, revoked));
        byte[] token = Sign1.sign(issuer, Optional.empty(), claims(1_234_567).encode());
        String shown = TokenText.encode(
                Ed25519.PROFILE, Presentation.sign(token, NOW, phone).encode());
        byte[] message = new byte[128];
        byte[] byIssuer = issuer.sign(message);
        byte[] byPhone = phone.sign(message);
        Seen seen = Seen.none(Bytes.of(new byte[16]));
        double[] ns = alternate(
                300,
                i -> {
                    must(Ed25519.PROFILE.verify(issuer.publicKey(), message, byIssuer));
                    must(Ed25519.PROFILE.verify(phone.publicKey(), message, byPhone));
                },
                i -> must(Gate.check(shown, lists, NOW, "scenic", Confirmation.NONE, seen)
                                .answer()
                        == Answer.PASS));
        print("gate check, live token", ns[1] / 1000, "us");
        print("its two signatures alone", ns[0] / 1000, "us");
        print("gate check / its signatures", ns[1] / ns[0], "(at most 1.3)");
        StatusBits bits = lists.statuses().values().iterator().next().bits();
        int[] sum = {0};
        double[] look = alternate(1_000_000, i -> sum[0] += bits.get((i * 7919) & 0xffffff));
        print("status look-up in 32 million", look[0], "ns (at most 1000), checksum " + sum[0]);
    }

    private void issue() {
        byte[] message = new byte[80];
        double[] ns = alternate(
                500,
                i -> must(issuer.sign(message).length == 64),
                i -> must(TokenText.encode(
                                        issuer.profile(),
                                        Sign1.sign(
                                                issuer,
                                                Optional.empty(),
                                                claims(i).encode()))
                                .length()
                        > 200));
        print("token encoded / bare signature", ns[1] / ns[0], "(at most 2)");
        int tokens = 20_000;
        int cores = Runtime.getRuntime().availableProcessors();
        long start = System.nanoTime();
        IntStream.range(0, tokens)
                .parallel()
                .forEach(i -> must(Sign1.sign(
                                        issuer,
                                        Optional.empty(),
                                        claims(1_000_000 + i).encode())
                                .length
                        == 168));
        double rate = tokens / ((System.nanoTime() - start) / 1e9);
        print("tokens issued on " + cores + " cores", rate, "a second");
        print("32 million tokens", 32e6 / rate / 3600, "hours (at most 4)");
    }

    private void log(Path folder, int leaves) throws IOException {
        NoteSigner signer = NoteSigner.of("bench.example", NoteKey.Type.NOTE, issuer);
        double appending = 0;
        long all = System.nanoTime();
        try (LogWriter writer = LogWriter.create(folder.resolve("log"), folder.resolve("guard"), signer)
                .orThrow()) {
            for (int at = 0; at < leaves; at += BATCH) {
                List<byte[]> batch = new ArrayList<>();
                for (int i = at; i < Math.min(leaves, at + BATCH); i++) {
                    batch.add(Arrays.copyOf(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)}, 180));
                }
                long start = System.nanoTime();
                writer.append(batch).orThrow();
                appending += System.nanoTime() - start;
                if (at / BATCH % 100 == 99 || at + BATCH >= leaves) {
                    writer.checkpoint(NOW).orThrow();
                }
            }
        }
        print("leaves appended durably, batches of " + BATCH, leaves / (appending / 1e9), "a second (at least 20000)");
        print("and published in tiles", leaves / ((System.nanoTime() - all) / 1e9), "a second");
        LogReader reader = new LogReader(folder.resolve("log"));
        Checkpoint head =
                reader.checkpoint(List.of(signer.key()), List.of(), 0).orThrow().checkpoint();
        long start = System.nanoTime();
        must(LogVerifier.verify(reader, head, (index, entry) -> {}).good());
        print("log of " + leaves + " leaves verified", leaves / ((System.nanoTime() - start) / 1e9), "leaves a second");
    }

    private static void must(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("the measured work failed");
        }
    }

    private void print(String what, double figure, String unit) {
        out.printf(Locale.ROOT, "%-46s %12.2f %s%n", what, figure, unit);
    }
}
