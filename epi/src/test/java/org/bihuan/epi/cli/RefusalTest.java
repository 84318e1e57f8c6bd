package org.bihuan.epi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong input is refused in one line that says where, with exit code 2 and nothing on standard output. */
class RefusalTest {
    private static void assertRefused(Call call, String... words) {
        assertThat(call.code()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(call.err().lines()).hasSize(1);
        assertThat(call.err()).contains(words);
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("", List.of("row 1", "empty")),
                Arguments.of("a,b\n1,2\n", List.of("row 1", "no column t")),
                Arguments.of("t,state\n1,0\n", List.of("row 1", "no column of counts")),
                Arguments.of("t,count\n1,3\n2,-4\n", List.of("row 3", "column 2 (count)", "\"-4\"")),
                Arguments.of("t,count\n1,3\n2,\n", List.of("row 3", "column 2", "nothing")),
                Arguments.of("t,count\n1,NA\n", List.of("row 2", "column 2", "NA")),
                Arguments.of("t,count\n1,2.5\n", List.of("row 2", "column 2")),
                Arguments.of("t,count\n1,1e400\n", List.of("row 2", "column 2")),
                Arguments.of("t,count\n1,3\n3,4\n", List.of("row 3", "column 1 (t)", "time point 2")),
                Arguments.of("t,count\n1,3,9\n", List.of("row 2", "column 2", "2 cells")),
                Arguments.of("t,count\n1,\"3\n", List.of("row 2", "quotation")),
                Arguments.of("t,count\n1,3\n\n2,4\n", List.of("row 3")),
                Arguments.of("t,count\n1,3\n2,4\n", List.of("row 3", "too short")),
                Arguments.of("t,count\n", List.of("too short")));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void malformedTables(String table, List<String> words) {
        assertRefused(Call.of(table, "ears"), words.toArray(String[]::new));
    }

    static Stream<Arguments> usages() {
        return Stream.of(
                Arguments.of(List.of(), "a method is expected"),
                Arguments.of(List.of("nonsense"), "no method"),
                Arguments.of(List.of("ears", "--nonsense", "1"), "no option --nonsense"),
                Arguments.of(List.of("ears", "--alpha"), "a value is expected"),
                Arguments.of(List.of("ears", "--alpha", "x"), "a number is expected"),
                Arguments.of(List.of("ears", "--alpha", "1.5"), "alpha between 0 and 1"),
                Arguments.of(List.of("ears", "--method", "C9"), "one of C1, C2, C3"),
                Arguments.of(List.of("ears", "--unit", "4"), "no unit"),
                Arguments.of(List.of("ears", "--from", "3"), "too short"),
                Arguments.of(List.of("ears", "--to", "99"), "12 points"),
                Arguments.of(List.of("ears", "/no/such/file"), "no file"),
                Arguments.of(List.of("ears", "a", "b"), "no file is expected"),
                Arguments.of(List.of("ears", "--baseline", "8", "--baseline", "9"), "twice"),
                Arguments.of(List.of("farrington"), "too short"),
                Arguments.of(List.of("farrington-flexible", "--periods", "60"), "periods"),
                Arguments.of(List.of("rt"), "--si-mean and --si-sd"),
                Arguments.of(List.of("rt", "--si-mean", "0.5", "--si-sd", "1"), "mean above 1 day"),
                Arguments.of(List.of("rt", "--si-mean", "3", "--si-sd", "1", "--window", "12"), "too short"),
                Arguments.of(List.of("growth", "--from", "9", "--to", "3"), "12 points"),
                Arguments.of(List.of("week"), "a date YYYY-MM-DD"),
                Arguments.of(List.of("week", "2020-02-30"), "2020-02-30"),
                Arguments.of(List.of("week", "2020-01-01", "--system", "moon"), "one of iso, cdc"),
                Arguments.of(List.of("week", "+999999999-12-31"), "a date YYYY-MM-DD"),
                Arguments.of(List.of("discr-si", "--mean", "3"), "--sd is needed"));
    }

    @ParameterizedTest
    @MethodSource("usages")
    void wrongUsage(List<String> args, String words) {
        String series = Call.series(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertRefused(Call.of(series, args.toArray(String[]::new)), words);
    }

    @Test
    void anEndlessStreamIsNotAwaited() {
        assertRefused(Call.of(new Endless("1,2\n"), "ears"), "row", "too long");
        assertRefused(Call.of(new Endless("7"), "ears"), "row 1", "too long");
    }

    @Test
    void helpNamesEveryMethodAndItsSource() {
        Call all = Call.of("", "help");
        assertThat(all.code()).isZero();
        List<String> names = all.lines().stream()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
        assertThat(names).contains("ears", "farrington-flexible", "rt").hasSizeGreaterThanOrEqualTo(16);
        for (String name : names) {
            Call one = Call.of("", "help", name);
            assertThat(one.code()).isZero();
            assertThat(one.out()).contains("epi " + name, "source: ", "output: ");
        }
    }

    /** Says the same thing for ever. */
    private static final class Endless extends InputStream {
        private final byte[] text;
        private long at;

        Endless(String text) {
            this.text = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public int read() throws IOException {
            return text[(int) (at++ % text.length)];
        }
    }
}
