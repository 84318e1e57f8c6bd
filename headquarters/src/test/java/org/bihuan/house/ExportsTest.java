package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists leave the house by one writer, which neutralises formulas; a city pack's own files are read by us alone. */
class ExportsTest {
    private static final Set<String> WRITERS =
            Set.of("org.bihuan.shell.export.CsvExport", "org.bihuan.shell.setup.PackWriter");

    @Test
    void nobodyElseWritesCsv() {
        assertThat(writers(Code.MAIN)).containsExactlyInAnyOrderElementsOf(WRITERS);
    }

    @Test
    void oneWhoDoesIsFound() {
        assertThat(writers(new ClassFileImporter().importClasses(WritesByItself.class)))
                .containsExactly(WritesByItself.class.getName());
    }

    private static List<String> writers(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getPackageName().equals(CsvWriter.class.getPackageName())))
                .map(JavaClass::getName)
                .map(name -> name.replaceAll("\\$\\d+$", ""))
                .distinct()
                .toList();
    }

    /** Breaks the rule on purpose. */
    static final class WritesByItself {
        CsvWriter writer(java.io.Writer out) {
            return CsvWriter.builder().build(out);
        }
    }
}
