package org.bihuan.pass.gate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bihuan.pass.City;
import org.bihuan.pass.cli.PassCli;
import org.bihuan.pass.token.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** G09: nothing that is scanned causes a connection, or is found in a file, a log line or an error. */
class GateIsolationTest {
    @TempDir
    private Path temp;

    private static final JavaClasses CHECK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                    "org.bihuan.pass.gate",
                    "org.bihuan.pass.token",
                    "org.bihuan.pass.cbor",
                    "org.bihuan.pass.cose",
                    "org.bihuan.pass.status",
                    "org.bihuan.pass.trust",
                    "org.bihuan.pass.note");

    private static ArchRule touchesNothing() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..", "java.nio.file..", "java.nio.channels..", "java.util.logging..", "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.io\\.(File.*|PrintStream|RandomAccessFile)|java\\.lang\\.(System\\$Logger|ProcessBuilder|Runtime)");
    }

    @Test
    void G09() throws Exception {
        assertThat(CHECK.size()).isGreaterThan(40);
        touchesNothing().check(CHECK);
        // the rule can fail: the command line opens files
        JavaClasses cli = new ClassFileImporter().importPackages("org.bihuan.pass.cli");
        assertThatThrownBy(() -> touchesNothing().check(cli)).isInstanceOf(AssertionError.class);
        List<URI> asked = new ArrayList<>();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(recorder(asked));
        try {
            for (String payload : List.of(
                    City.shown(City.live(), City.NOW),
                    City.shown(City.state(State.RED), City.NOW),
                    City.shown(City.live(), City.NOW).toLowerCase(java.util.Locale.ROOT),
                    "https://example.com/BH1:QR-CONTENT-THAT-LOOKS-LIKE-AN-ADDRESS",
                    "BH1:HTTP://EXAMPLE.COM/PAYLOAD-OF-A-HOSTILE-SYMBOL",
                    "BH1:" + "QR".repeat(400))) {
                leavesNoTrace(payload);
            }
        } finally {
            ProxySelector.setDefault(before);
        }
        assertThat(asked).isEmpty();
    }

    private static ProxySelector recorder(List<URI> asked) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                asked.add(uri);
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        };
    }

    /** The command, with a file of what was seen: afterwards no twelve characters of the payload are anywhere. */
    private void leavesNoTrace(String payload) throws Exception {
        Path lists = Files.createDirectories(temp.resolve("lists"));
        Files.writeString(lists.resolve("root.pub"), City.ROOT.publicKey().hex());
        Files.write(lists.resolve("trust.cose"), City.trust().sign(City.ROOT));
        Files.write(lists.resolve("status-1.cose"), City.status().sign(City.ISSUER));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = PassCli.run(
                "pass",
                List.of(
                        "check",
                        "--lists",
                        lists.toString(),
                        "--at",
                        City.NOW.toString(),
                        "--venue",
                        City.VENUE,
                        "--seen",
                        temp.resolve("seen").toString(),
                        "-"),
                new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
                print,
                print);
        assertThat(code).isIn(0, 1);
        StringBuilder traces = new StringBuilder(out.toString(StandardCharsets.UTF_8));
        try (var files = Files.walk(temp)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                traces.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        for (int i = 4; i + 12 <= payload.length(); i += 4) {
            assertThat(traces).doesNotContain(payload.substring(i, i + 12));
        }
    }

    /** By type: no part of a result can hold a state, a finding or a reason. */
    @Test
    void theResultHasNoMedicalField() {
        assertThat(Arrays.stream(GateResult.class.getRecordComponents())
                        .map(c -> c.getName() + " " + c.getGenericType().getTypeName()))
                .containsExactly(
                        "answer org.bihuan.pass.gate.Answer",
                        "refusal java.util.Optional<java.lang.String>",
                        "stale boolean",
                        "person java.util.Optional<org.bihuan.pass.gate.GateResult$Person>",
                        "seen org.bihuan.pass.gate.Seen");
        assertThat(Arrays.stream(GateResult.Person.class.getRecordComponents()).map(c -> c.getName()))
                .containsExactly("name", "birth");
        assertThat(City.check(City.shown(City.state(State.RED), City.NOW)))
                .isEqualTo(City.check(City.shown(City.state(State.YELLOW), City.NOW)));
    }

    @Test
    void aVenueThatAsksForNothingAndMedicalCareGetNoCode() {
        String red = City.shown(City.state(State.RED), City.NOW);
        for (String venue : List.of("medical", "market")) {
            GateResult result = Gate.check(red, City.lists(), City.NOW, venue, Confirmation.NONE, City.NOTHING_SEEN);
            assertThat(result.answer()).isEqualTo(Answer.NO_CODE);
        }
        assertThat(City.check("").answer()).isEqualTo(Answer.NO_CODE);
        assertThat(City.check(City.shown(City.state(State.UNKNOWN), City.NOW)).answer())
                .isEqualTo(Answer.PASS);
    }
}
