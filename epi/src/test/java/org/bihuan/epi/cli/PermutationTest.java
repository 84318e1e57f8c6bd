package org.bihuan.epi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of counts in another order give the same rows under other numbers, for every method of several units. */
class PermutationTest {
    private static final int POINTS = 330;
    private static final int[] ORDER = {2, 0, 3, 1};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ears --method C1",
                "ears --method C2",
                "ears --method C3 --min-sigma 0.5",
                "farrington",
                "farrington-flexible",
                "cusum --transform none",
                "cusum",
                "cusum --transform rossi",
                "cusum --transform anscombe",
                "cusum --transform anscombe2nd",
                "bayes",
                "rki",
                "outbreakp --return cases",
                "glr-poisson",
                "moving-percentile --from 320",
                "fixed --threshold 5",
                "first-case --quiet-days 3"
            })
    void unitsInAnotherOrder(String call) {
        int[][] columns = new int[ORDER.length][];
        SplittableRandom random = new SplittableRandom(9);
        for (int unit = 0; unit < columns.length; unit++) {
            int most = 3 + 4 * unit;
            columns[unit] = random.ints(POINTS, 0, most).toArray();
        }
        int[][] changed = IntStream.of(ORDER).mapToObj(unit -> columns[unit]).toArray(int[][]::new);
        List<String> plain = run(columns, call);
        List<String> permuted = run(changed, call);
        assertThat(plain).hasSizeGreaterThan(4 * ORDER.length - 1);
        for (int place = 0; place < ORDER.length; place++) {
            assertThat(of(permuted, place + 1)).isEqualTo(of(plain, ORDER[place] + 1));
        }
        assertThat(of(plain, 1)).isNotEqualTo(of(plain, 2));
    }

    private static List<String> run(int[][] columns, String call) {
        String table = IntStream.range(0, POINTS)
                .mapToObj(t -> (t + 1)
                        + IntStream.range(0, columns.length)
                                .mapToObj(unit -> "," + columns[unit][t])
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n", "t,a,b,c,d\n", "\n"));
        Call result = Call.of(table, call.split(" "));
        assertThat(result.err()).isEmpty();
        return result.lines();
    }

    /** Rows of a unit without its number. */
    private static List<String> of(List<String> lines, int unit) {
        return lines.stream()
                .filter(line -> line.split(",", -1)[1].equals(String.valueOf(unit)))
                .map(line -> line.replaceFirst("," + unit + ",", ",_,"))
                .toList();
    }
}
