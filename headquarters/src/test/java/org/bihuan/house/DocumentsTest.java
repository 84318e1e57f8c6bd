package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents name exists: commands, files, pictures. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND = Pattern.compile("(?m)^([a-z]+) *; *[\\w.]+ *;");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `\\./bihuan ([a-z]+)[^`]*` \\| \\S.* \\|$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void theReadmeListsTheCommandsOfTheOneCommand(String readme) throws IOException {
        List<String> commands = first(COMMAND, Files.readString(ROOT.resolve("bihuan")));
        assertThat(commands).contains("test", "help");
        assertThat(first(ROW, Files.readString(ROOT.resolve(readme)))).containsExactlyElementsOf(commands);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<Path> documents = Stream.concat(documents(ROOT, 1), documents(ROOT.resolve("docs"), 9))
                .toList();
        assertThat(documents)
                .hasSizeGreaterThan(15)
                .allSatisfy(document -> assertThat(first(LINK, Files.readString(document)))
                        .filteredOn(link -> !link.startsWith("http"))
                        .allSatisfy(link -> assertThat(document.resolveSibling(link))
                                .as("%s names %s", document, link)
                                .exists()));
    }

    private static Stream<Path> documents(Path folder, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
        }
    }

    private static List<String> first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
