package org.bihuan.epi.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.epi.data.Oracles;
import org.bihuan.epi.data.Table;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every table that R's surveillance made: alarms identical, bounds and further columns within the tolerance. */
class AlarmOracleTest {
    private static final String FOLDER = "oracles/surveillance";

    @Test
    void allTablesAreThere() {
        assertThat(Oracles.tables(FOLDER, "out_")).hasSizeGreaterThanOrEqualTo(74);
    }

    @TestFactory
    Stream<DynamicTest> equalsR() {
        return Oracles.tables(FOLDER, "out_").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) {
        String name = file.getFileName().toString();
        Table expected = Table.read(file);
        String series = name.substring(name.lastIndexOf('_') + 1);
        boolean own = name.startsWith("out_outbreakP");
        Table input = Table.read(Oracles.at(FOLDER + "/in_" + (own ? "outbreakP_" : "") + series));
        AlarmMethod method = OracleMethods.of(name);
        double tolerance = OracleMethods.tolerance(name);
        int last = Integer.parseInt(expected.rows().getLast().getFirst());
        int from = Integer.parseInt(expected.rows().getFirst().getFirst());
        String unit = "";
        Alarms alarms = null;
        for (int row = 0; row < expected.rows().size(); row++) {
            String at = expected.header().contains("unit") ? expected.cell(row, "unit") : "1";
            if (alarms == null || !at.equals(unit)) {
                unit = at;
                int column = (input.header().get(1).matches("epoch|date") ? 1 : 0) + Integer.parseInt(unit);
                alarms = method.run(input.counts(column), from, last);
            }
            compare(expected, row, alarms, tolerance);
        }
    }

    private static void compare(Table expected, int row, Alarms alarms, double tolerance) {
        int t = Integer.parseInt(expected.cell(row, "t"));
        String where = "row " + row + ", t " + t;
        assertThat(alarms.observed(t)).as(where).isEqualTo(Integer.parseInt(expected.cell(row, "observed")));
        Signal signal = switch (expected.cell(row, "alarm")) {
            case "0" -> Signal.NONE;
            case "1" -> Signal.ALARM;
            default -> Signal.UNDEFINED;
        };
        assertThat(alarms.signal(t)).as(where).isEqualTo(signal);
        Oracles.assertSame(where, alarms.upperBound(t), expected.cell(row, "upperbound"), tolerance);
        List<String> columns = alarms.columns();
        for (int column = 0; column < columns.size(); column++) {
            if (expected.header().contains(columns.get(column))) {
                String cell = expected.cell(row, columns.get(column));
                Oracles.assertSame(where + " " + columns.get(column), alarms.further(column, t), cell, tolerance);
            }
        }
    }
}
