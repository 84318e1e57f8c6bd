package org.bihuan.pass.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.audit.Leaf;
import org.bihuan.pass.audit.Officer;
import org.bihuan.pass.rules.ModelRules;
import org.bihuan.pass.token.Presentation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs each target under Jazzer in a process of its own, from seeds that the parsers accept. */
class FuzzTest {
    @TempDir
    private Path temp;

    /** Every target there is: a new one needs no entry anywhere. */
    static List<String> targets() {
        return Arrays.stream(FuzzTargets.class.getDeclaredClasses())
                .map(Class::getSimpleName)
                .filter(name -> name.endsWith("Target"))
                .sorted()
                .toList();
    }

    @Test
    @Tag("slow")
    void allForSeconds() throws Exception {
        fuzz("AnyOf", 15);
    }

    /** Ten minutes for each target, or as long as {@code -Dfuzz.seconds} says. */
    @ParameterizedTest
    @Tag("nightly")
    @MethodSource("targets")
    void forMinutes(String target) throws Exception {
        fuzz(target, Integer.getInteger("fuzz.seconds", 600));
    }

    @Test
    void thereIsATargetForEveryParser() {
        assertThat(targets())
                .hasSize(FuzzTargets.AnyOf.count())
                .contains("WitnessTarget", "BundleTarget", "CborTarget");
    }

    private void fuzz(String target, int seconds) throws Exception {
        boolean supported = List.of("amd64", "x86_64", "aarch64").contains(System.getProperty("os.arch"));
        assumeTrue(supported, "the fuzzer has no native library for this machine");
        Path corpus = Files.createDirectory(temp.resolve("corpus"));
        for (Map.Entry<String, byte[]> seed : seeds().entrySet()) {
            Files.write(corpus.resolve(seed.getKey()), seed.getValue());
        }
        if (target.equals("AnyOf")) {
            prefixed(corpus);
        }
        Path output = Files.createDirectories(Path.of("target", "fuzz")).resolve(target + "-" + seconds + "s.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+EnableDynamicAgentLoading",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=org.bihuan.pass.fuzz.FuzzTargets$" + target,
                        "--instrumentation_includes=org.bihuan.**",
                        "--reproducer_path=" + temp,
                        "-artifact_prefix=" + temp + "/",
                        "-max_total_time=" + seconds,
                        "-max_len=1200",
                        "-print_final_stats=1",
                        "-timeout=120",
                        "-seed=20261124",
                        corpus.toString())
                .directory(temp.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toAbsolutePath().toFile())
                .start();
        boolean ended = process.waitFor(seconds + 120L, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String log = read(output);
        assertThat(ended).as("the fuzzer ends: %s", log).isTrue();
        assertThat(process.exitValue()).as("%s: %s", target, log).isZero();
        assertThat(log).as("it did run").containsPattern("Done [0-9]{2,} runs");
    }

    /** Each seed once for each target. */
    private static void prefixed(Path corpus) throws IOException {
        for (Map.Entry<String, byte[]> seed : seeds().entrySet()) {
            Files.delete(corpus.resolve(seed.getKey()));
            for (int i = 0; i < FuzzTargets.AnyOf.count(); i++) {
                byte[] octets = new byte[seed.getValue().length + 1];
                octets[0] = (byte) i;
                System.arraycopy(seed.getValue(), 0, octets, 1, seed.getValue().length);
                Files.write(corpus.resolve(seed.getKey() + i), octets);
            }
        }
    }

    private static String read(Path output) throws IOException {
        String log = Files.readString(output, StandardCharsets.ISO_8859_1);
        return log.substring(Math.max(0, log.length() - 3000));
    }

    private static Map<String, byte[]> seeds() {
        String note = "log.example/passes\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
        String signed = note + "\n" + City.LOG.sign(note, City.NOW).line() + "\n";
        Map<String, byte[]> seeds = new HashMap<>();
        seeds.put("token", City.token(City.live()));
        seeds.put(
                "presentation",
                Presentation.sign(City.token(City.live()), City.NOW, City.PHONE).encode());
        seeds.put("claims", City.live().encode());
        seeds.put("text", octets(City.shown(City.live(), City.NOW)));
        seeds.put("status", City.status().sign(City.ISSUER));
        seeds.put("trust", City.trust().sign(City.ROOT));
        seeds.put("note", octets(signed));
        seeds.put("key", octets(City.LOG.key().text()));
        seeds.put("request", octets("old 0\n\n" + signed));
        seeds.put("proof", octets("c2sp.org/tlog-proof@v1\nextra YQ==\nindex 0\n\n" + signed));
        seeds.put("bundle", octets("\u0001\u0000\u0001a\u0000\u0002bc"));
        seeds.put(
                "leaf",
                new Leaf.Anchored(
                                new Leaf.Head(City.NOW, City.AREA, new Officer("CDC", "U-1", Bytes.of(new byte[8])), 1),
                                Bytes.of(new byte[32]))
                        .encode());
        seeds.put("json", octets("{\"a\":[1,-2,true,\"\\u00e9\"]}"));
        seeds.put("claims.json", octets("""
                {"issuer":"500103","issued":"2026-11-24T03:00:00Z","expires":"2026-11-25T03:00:00Z",
                "tokenId":"0102030405060708","state":"GREEN","rules":7,"name":"张*明","birth":"03-12",
                "statusIndex":5,"flags":["PAPER"]}"""));
        seeds.put(
                "rules",
                ModelRules.threeColours(7, City.NOW, City.NOW.plus(Duration.ofDays(9)))
                        .encode());
        return seeds;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
