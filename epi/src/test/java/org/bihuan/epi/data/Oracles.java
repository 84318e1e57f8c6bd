package org.bihuan.epi.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Finds the reference tables beside the project; without them the tests that need them are skipped, and say so. */
public final class Oracles {
    private static final Path ROOT = Path.of("..", "..", "shared", "data");

    private Oracles() {}

    /** A folder or file of the reference data, or a skipped test. */
    public static Path at(String path) {
        Path found = ROOT.resolve(path);
        Assumptions.assumeTrue(Files.exists(found), "reference data not found: " + found.toAbsolutePath());
        return found;
    }

    /** Tables of a folder whose names begin so, sorted. */
    public static List<Path> tables(String folder, String prefix) {
        try (Stream<Path> files = Files.list(at(folder))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two numbers are the same within a relative tolerance; an empty cell stands for an undefined value. */
    public static void assertSame(String where, double actual, String expected, double tolerance) {
        if (expected.isEmpty()) {
            assertThat(actual).as(where).isNaN();
            return;
        }
        double value = Double.parseDouble(expected.replace("Inf", "Infinity"));
        if (Double.isInfinite(value)) {
            assertThat(actual).as(where).isEqualTo(value);
            return;
        }
        assertThat(Math.abs(actual - value))
                .as("%s: %s instead of %s", where, actual, value)
                .isLessThanOrEqualTo(tolerance * Math.max(Math.abs(value), 1e-3));
    }
}
