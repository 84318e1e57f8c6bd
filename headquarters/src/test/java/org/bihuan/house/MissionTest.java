package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bihuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** {@code docs/mission.md} promises nothing that does not stand: a line in use has a page, a protocol and a test. */
@HouseTest
class MissionTest {
    private static final Path TABLE = Path.of("../docs/mission.md");
    private static final List<Path> TESTS = List.of(Path.of("src/test/java"), Path.of("../e2e/src/test/java"));

    private record Line(String number, String zh, String en, String state, String page, String protocol, String test) {
        static Line of(List<String> cells) {
            return new Line(
                    cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5), cells.get(6));
        }
    }

    @Autowired
    MockMvcTester house;

    @Test
    void theTableHasEveryLineOfTheMissionInBothLanguages() throws IOException {
        List<Line> lines = lines();
        assertThat(lines).hasSize(42).extracting(Line::number).doesNotHaveDuplicates();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.zh()).as(line.number()).containsPattern("\\p{IsHan}");
            assertThat(line.en()).as(line.number()).matches("[\\p{ASCII}]{8,}");
            assertThat(line.state()).as(line.number()).isIn(Set.of("open", "part", "done"));
        });
    }

    @Test
    void whatIsInUseHasAPageAProtocolAndATest() throws IOException {
        for (Line line : lines()) {
            assertThat(missing(line)).as(line.number()).isEmpty();
        }
    }

    @Test
    void aLineThatPromisesTooMuchIsFound() {
        assertThat(missing(new Line("0", "零", "nothing", "done", "/nowhere", "nowhere/none.yaml", "NowhereTest")))
                .hasSize(3);
        assertThat(missing(new Line("0", "零", "nothing", "open", "/nowhere", "", "")))
                .hasSize(1);
    }

    /** What the line lacks; an open line promises nothing, so it may name nothing either. */
    private List<String> missing(Line line) {
        List<String> missing = new ArrayList<>();
        if (line.state().equals("open")) {
            if (!(line.page() + line.protocol() + line.test()).isEmpty()) {
                missing.add("an open line names something");
            }
            return missing;
        }
        if (house.get().uri(line.page()).exchange().getResponse().getStatus() != 200) {
            missing.add("page " + line.page());
        }
        if (!Files.exists(Path.of("src/main/resources/protocols", line.protocol()))) {
            missing.add("protocol " + line.protocol());
        }
        if (TESTS.stream().noneMatch(root -> exists(root, line.test() + ".java"))) {
            missing.add("test " + line.test());
        }
        return missing;
    }

    private static boolean exists(Path root, String name) {
        return Code.sources(root.toString(), ".java").stream()
                .anyMatch(source -> source.file().endsWith(name));
    }

    private static List<Line> lines() throws IOException {
        return Table.read(TABLE).stream().map(Line::of).toList();
    }
}
