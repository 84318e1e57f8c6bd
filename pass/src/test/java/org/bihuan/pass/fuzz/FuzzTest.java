package org.bihuan.pass.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bihuan.pass.City;
import org.bihuan.pass.rules.ModelRules;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs each target under Jazzer in a process of its own, from seeds that the parsers accept. */
class FuzzTest {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(
            strings = {
                "CborTarget",
                "TextTarget",
                "GateTarget",
                "ClaimsTarget",
                "ListsTarget",
                "NoteTarget",
                "LeafTarget",
                "RulesTarget"
            })
    void forSeconds(String target) throws Exception {
        fuzz(target, 2);
    }

    /** Ten minutes over all targets. */
    @ParameterizedTest
    @Tag("nightly")
    @ValueSource(
            strings = {
                "CborTarget",
                "TextTarget",
                "GateTarget",
                "ClaimsTarget",
                "ListsTarget",
                "NoteTarget",
                "LeafTarget",
                "RulesTarget"
            })
    void forMinutes(String target) throws Exception {
        fuzz(target, 75);
    }

    private void fuzz(String target, int seconds) throws Exception {
        boolean supported = List.of("amd64", "x86_64", "aarch64").contains(System.getProperty("os.arch"));
        assumeTrue(supported, "the fuzzer has no native library for this machine");
        Path corpus = Files.createDirectory(temp.resolve("corpus"));
        for (Map.Entry<String, byte[]> seed : seeds().entrySet()) {
            Files.write(corpus.resolve(seed.getKey()), seed.getValue());
        }
        Path output = temp.resolve("output.txt");
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
                        "-timeout=10",
                        "-seed=20261124",
                        corpus.toString())
                .directory(temp.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
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

    private static String read(Path output) throws IOException {
        String log = Files.readString(output, StandardCharsets.ISO_8859_1);
        return log.substring(Math.max(0, log.length() - 3000));
    }

    private static Map<String, byte[]> seeds() {
        String note = "log.example/passes\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
        String signed = note + "\n" + City.LOG.sign(note, City.NOW).line() + "\n";
        return Map.of(
                "token", City.token(City.live()),
                "claims", City.live().encode(),
                "text", City.shown(City.live(), City.NOW).getBytes(StandardCharsets.UTF_8),
                "status", City.status().sign(City.ISSUER),
                "trust", City.trust().sign(City.ROOT),
                "note", signed.getBytes(StandardCharsets.UTF_8),
                "key", City.LOG.key().text().getBytes(StandardCharsets.UTF_8),
                "json", "{\"a\":[1,-2,true,\"\\u00e9\"]}".getBytes(StandardCharsets.UTF_8),
                "rules",
                        ModelRules.threeColours(7, City.NOW, City.NOW.plus(Duration.ofDays(9)))
                                .encode());
    }
}
