package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bihuan.house.Code.Source;
import org.junit.jupiter.api.Test;

/** Every promise of {@code docs/threat-model.md} names a test that exists. */
class ThreatModelTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+Test)(?:#([a-zA-Z0-9]+))?`");

    private final Map<String, String> tests = new HashMap<>();

    ThreatModelTest() {
        Stream.of("src/test/java", "../pass/src/test/java", "../e2e/src/test/java")
                .flatMap(folder -> Code.sources(folder, "Test.java").stream())
                .forEach((Source test) ->
                        tests.put(test.file().getFileName().toString().replace(".java", ""), test.text()));
    }

    @Test
    void everyPromiseIsHeldByATestThatExists() throws IOException {
        List<List<String>> promises = Table.read(Path.of("../docs/threat-model.md"));
        assertThat(promises).hasSizeGreaterThan(20).allSatisfy(promise -> {
            List<String> named = NAMED.matcher(promise.get(2))
                    .results()
                    .map(found -> found.group())
                    .toList();
            assertThat(named)
                    .as(promise.getFirst())
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(exists(name)).as(name).isTrue());
            assertThat(NAMED.matcher(promise.get(2)).replaceAll("").replaceAll("[, ]", ""))
                    .as("what is no name of a test")
                    .isEmpty();
        });
    }

    @Test
    void aTestThatIsGoneIsFound() {
        assertThat(exists("`ThreatModelTest#aTestThatIsGoneIsFound`")).isTrue();
        assertThat(exists("`ThreatModelTest#noSuchTestAnywhere`")).isFalse();
        assertThat(exists("`NoSuchTest`")).isFalse();
    }

    private boolean exists(String name) {
        var found = NAMED.matcher(name);
        assertThat(found.matches()).isTrue();
        String text = tests.getOrDefault(found.group(1), "");
        return !text.isEmpty() && (found.group(2) == null || text.contains("void " + found.group(2) + "("));
    }
}
