package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.house.Code.Source;
import org.bihuan.shell.page.Words;
import org.junit.jupiter.api.Test;

/** Every term of {@code docs/glossary.md} is called in the code what the glossary says. */
class GlossaryTest {
    private static final Pattern MADE =
            Pattern.compile("(?i)create\\s+(?:table|view)\\s+(?:if not exists\\s+)?([a-z_.]+)");

    private final Set<String> types = new HashSet<>();
    private final Set<String> tables = new HashSet<>();
    private final Words words = Words.load();

    GlossaryTest() {
        for (JavaClass type : Code.MAIN) {
            types.add(type.getSimpleName());
        }
        Path migrations = Path.of("src/main/resources/db/migration");
        for (Source migration : Code.sources(migrations.toString(), ".sql")) {
            String room = migrations.relativize(migration.file()).getName(0).toString();
            Matcher made = MADE.matcher(migration.text());
            while (made.find()) {
                tables.add(room + "." + made.group(1).replaceAll(".*\\.", ""));
            }
        }
    }

    @Test
    void everyTermIsCalledSoInTheCode() throws IOException {
        List<List<String>> terms = Table.read(Path.of("../docs/glossary.md"));
        assertThat(terms).hasSizeGreaterThanOrEqualTo(12).allSatisfy(term -> {
            assertThat(term.get(0)).containsPattern("\\p{IsHan}");
            assertThat(known(term.get(2).replace("`", ""))).as(term.toString()).isTrue();
        });
        assertThat(terms).extracting(term -> term.get(1)).doesNotHaveDuplicates();
    }

    @Test
    void aTermThatNobodyUsesIsFound() {
        assertThat(known("NoSuchTypeAnywhere")).isFalse();
        assertThat(known("shell.no.such.word")).isFalse();
        assertThat(known("shell.no_such_table")).isFalse();
    }

    private boolean known(String name) {
        return types.contains(name) || tables.contains(name) || words.knows(Words.LANGUAGES.getLast(), name);
    }
}
