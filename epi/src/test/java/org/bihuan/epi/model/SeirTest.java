package org.bihuan.epi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.bihuan.epi.data.Oracles;
import org.bihuan.epi.data.Table;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Against lsoda at 1e-12, and chance against the curve. */
class SeirTest {
    @Test
    void allCurvesAreThere() {
        assertThat(Oracles.tables("oracles/ode", "seir_")).hasSizeGreaterThanOrEqualTo(3);
    }

    @TestFactory
    Stream<DynamicTest> equalsLsoda() {
        return Oracles.tables("oracles/ode", "seir_").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static double rate(String name, String rate) {
        // the names print six digits of 1/3, 1/7 and 1/5.2
        double printed = Double.parseDouble(name.replaceAll(".*" + rate + "([0-9.]+?)(_.*|\\.csv)", "$1"));
        double days = Math.round(10 / printed) / 10.0;
        return rate.equals("beta") ? printed : 1 / days;
    }

    private static void compare(Path file) {
        String name = file.getFileName().toString();
        Seir model = new Seir(1e6, rate(name, "beta"), rate(name, "sigma"), rate(name, "gamma"), 0, 10);
        Table expected = Table.read(file);
        List<Seir.State> curve = model.curve(expected.rows().size() - 1);
        for (int row = 0; row < curve.size(); row++) {
            Seir.State state = curve.get(row);
            Oracles.assertSame(name + " S " + row, state.susceptible(), expected.cell(row, "S"), 1e-8);
            Oracles.assertSame(name + " E " + row, state.exposed(), expected.cell(row, "E"), 1e-6);
            Oracles.assertSame(name + " I " + row, state.infectious(), expected.cell(row, "I"), 1e-6);
            Oracles.assertSame(name + " R " + row, state.removed(), expected.cell(row, "R"), 1e-6);
        }
    }

    @Test
    void manyRunsScatterAroundTheCurve() {
        Seir model = new Seir(100_000, 0.5, 0.2, 0.2, 0, 500);
        List<Seir.State> curve = model.curve(120);
        List<ChanceSeir.Band> bands = new ChanceSeir(model, 0.05, 200, 4).bands(120);
        for (int day : new int[] {20, 40, 60, 90}) {
            ChanceSeir.Band band = bands.get(day);
            double infectious = curve.get(day).infectious();
            assertThat(band.median().infectious()).isCloseTo(infectious, Offset.offset(0.06 * infectious + 30));
            assertThat(band.low().infectious())
                    .isLessThanOrEqualTo(band.median().infectious());
            assertThat(band.high().infectious())
                    .isGreaterThanOrEqualTo(band.median().infectious());
        }
        assertThat(new ChanceSeir(model, 0.05, 200, 4).bands(120)).isEqualTo(bands);
    }

    @Test
    void nobodyIsLost() {
        for (Seir.State state : new Seir(5000, 0.9, 0.3, 0.1, 5, 5).curve(200)) {
            assertThat(state.susceptible() + state.exposed() + state.infectious() + state.removed())
                    .isCloseTo(5000, Offset.offset(1e-6));
        }
        for (ChanceSeir.Band band : new ChanceSeir(new Seir(5000, 0.9, 0.3, 0.1, 5, 5), 0.1, 1, 9).bands(200)) {
            Seir.State state = band.median();
            assertThat(state.susceptible() + state.exposed() + state.infectious() + state.removed())
                    .isEqualTo(5000);
        }
    }

    @Test
    void impossibleStartsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Seir(10, 1, 1, 1, 8, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Seir(10, -1, 1, 1, 0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChanceSeir(new Seir(10, 1, 1, 1, 0, 3), 0, 1, 1));
    }
}
