package org.bihuan.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The house's compiled classes and source files, read once. */
final class Code {
    static final String GENERATED = "org.bihuan.jte..";

    /** Everything that ships, with the pure libraries, without templates turned into classes. */
    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/org/bihuan/jte/"))
            .importPackages("org.bihuan");

    /** Classes that break a rule on purpose. */
    static final JavaClasses PLANTED = new ClassFileImporter().importPackages("org.bihuan.house.planted");

    private Code() {}

    /** A source file and its text. */
    record Source(Path file, String text) {
        long lines() {
            return text.lines().count();
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** Source files below a folder of this module that end so. */
    static List<Source> sources(String folder, String... endings) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings)
                            .anyMatch(ending -> file.toString().endsWith(ending)))
                    .sorted()
                    .map(file -> new Source(file, read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
