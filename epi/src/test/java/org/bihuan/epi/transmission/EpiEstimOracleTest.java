package org.bihuan.epi.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bihuan.epi.data.Oracles;
import org.bihuan.epi.data.Table;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every table that R's EpiEstim made. */
class EpiEstimOracleTest {
    private static final String FOLDER = "oracles/epiestim";
    private static final double TOLERANCE = 1e-9;
    private static final List<String> COLUMNS = List.of(
            "Mean(R)",
            "Std(R)",
            "Quantile.0.025(R)",
            "Quantile.0.05(R)",
            "Quantile.0.25(R)",
            "Median(R)",
            "Quantile.0.75(R)",
            "Quantile.0.95(R)",
            "Quantile.0.975(R)");

    @Test
    void allTablesAreThere() {
        assertThat(Oracles.tables(FOLDER, "out_")).hasSizeGreaterThanOrEqualTo(19);
    }

    @TestFactory
    Stream<DynamicTest> equalsR() {
        return Oracles.tables(FOLDER, "out_").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) {
        String name = file.getFileName().toString();
        String data = name.contains("SARS2003") ? "SARS2003" : "Flu2009";
        Table expected = Table.read(file);
        int[] cases = Table.read(Oracles.at(FOLDER + "/in_" + data + "_incidence.csv"))
                .counts(1);
        if (name.contains("discr_si")) {
            compareInterval(expected, parametric(data, expected.rows().size()));
        } else if (name.contains("infectivity")) {
            compareInfectivity(expected, given(data), cases);
        } else if (name.contains("wallinga")) {
            compareCohort(expected, data, cases);
        } else if (name.contains("uncertain")) {
            compareUncertain(expected, cases);
        } else {
            int window = Integer.parseInt(name.replaceAll(".*_w|\\.csv", ""));
            SerialInterval interval = name.contains("nonparam") ? given(data) : parametric(data, cases.length);
            List<Estimate> estimates = new Cori(window, 5, 5).estimate(Incidence.of(cases), interval);
            assertThat(estimates).hasSize(expected.rows().size());
            for (int row = 0; row < estimates.size(); row++) {
                compare(expected, row, estimates.get(row), COLUMNS.size(), TOLERANCE);
            }
        }
    }

    private static SerialInterval parametric(String data, int days) {
        return data.equals("Flu2009")
                ? SerialInterval.discretised(2.6, 1.5, days)
                : SerialInterval.discretised(8.4, 3.8, days);
    }

    private static SerialInterval given(String data) {
        Table table = Table.read(Oracles.at(FOLDER + "/in_" + data + "_si_nonparametric.csv"));
        return SerialInterval.of(table.rows().stream()
                .mapToDouble(row -> Double.parseDouble(row.get(1)))
                .toArray());
    }

    private static void compareInterval(Table expected, SerialInterval interval) {
        for (int row = 0; row < expected.rows().size(); row++) {
            // 15 digits are printed; the tail is a difference of numbers near k
            double value = Double.parseDouble(expected.cell(row, "w"));
            assertThat(Math.abs(interval.at(row) - value)).as("k " + row).isLessThan(1e-9 * value + 1e-13);
        }
    }

    private static void compareInfectivity(Table expected, SerialInterval interval, int[] cases) {
        double[] lambda =
                interval.infectivity(Arrays.stream(cases).asDoubleStream().toArray());
        assertThat(lambda).hasSameSizeAs(expected.rows());
        for (int row = 0; row < lambda.length; row++) {
            Oracles.assertSame("t " + (row + 1), lambda[row], expected.cell(row, "lambda"), TOLERANCE);
        }
    }

    private static void compareCohort(Table expected, String data, int[] cases) {
        List<Estimate> estimates =
                new WallingaTeunis(7, 2000).estimate(Incidence.of(cases), given(data), new SplittableRandom(1));
        assertThat(estimates).hasSize(expected.rows().size());
        for (int row = 0; row < estimates.size(); row++) {
            compare(expected, row, estimates.get(row), 1, TOLERANCE);
            // Four standard errors. R drew 100 trees and we 2000, so the ratio of the standard deviations has the error
            // sqrt(1/200 + 1/4000) = 7.2 %. A quantile at 2.5 % of 100 normal draws has the error
            // sqrt(0.025 * 0.975 / 100) / 0.0584 = 0.27 sd, and it lies on a grid of one case over the infectors.
            double sd = Double.parseDouble(expected.cell(row, "Std(R)"));
            Estimate estimate = estimates.get(row);
            assertThat(estimate.sd()).as("row " + row).isBetween(sd * 0.71 - 1e-9, sd * 1.29 + 1e-9);
            int infectors =
                    Arrays.stream(cases, estimate.start() - 1, estimate.end()).sum();
            double allowed = 1.07 * sd + 1.0 / infectors + 1e-9;
            double q025 = Double.parseDouble(expected.cell(row, "Quantile.0.025(R)"));
            double q975 = Double.parseDouble(expected.cell(row, "Quantile.0.975(R)"));
            assertThat(Math.abs(estimate.q025() - q025)).as("row " + row).isLessThanOrEqualTo(allowed);
            assertThat(Math.abs(estimate.q975() - q975)).as("row " + row).isLessThanOrEqualTo(allowed);
        }
    }

    private static void compareUncertain(Table expected, int[] cases) {
        UncertainInterval uncertain = new UncertainInterval(
                new UncertainInterval.Truncated(2.6, 1, 1, 4.2),
                new UncertainInterval.Truncated(1.5, 0.5, 0.5, 2.5),
                1000,
                50);
        List<Estimate> estimates = uncertain.estimate(Cori.usual(), Incidence.of(cases), new SplittableRandom(1));
        assertThat(estimates).hasSize(expected.rows().size());
        for (int row = 0; row < estimates.size(); row++) {
            Estimate estimate = estimates.get(row);
            double sd = Double.parseDouble(expected.cell(row, "Std(R)"));
            // R drew 100 intervals: were all spread between intervals, its pooled mean would have the error 0.10 sd and
            // its standard deviation one of 7 %; three and a half and five of them are allowed
            assertThat(Math.abs(estimate.mean() - Double.parseDouble(expected.cell(row, "Mean(R)"))))
                    .as("row " + row)
                    .isLessThan(0.35 * sd);
            assertThat(estimate.sd()).as("row " + row).isBetween(sd * 0.7, sd * 1.4);
        }
    }

    private static void compare(Table expected, int row, Estimate estimate, int columns, double tolerance) {
        double[] values = {
            estimate.mean(),
            estimate.sd(),
            estimate.q025(),
            estimate.q05(),
            estimate.q25(),
            estimate.median(),
            estimate.q75(),
            estimate.q95(),
            estimate.q975()
        };
        assertThat(expected.cell(row, "t_start")).isEqualTo(String.valueOf(estimate.start()));
        assertThat(expected.cell(row, "t_end")).isEqualTo(String.valueOf(estimate.end()));
        for (int column = 0; column < columns; column++) {
            String cell = expected.cell(row, COLUMNS.get(column));
            Oracles.assertSame("row " + row + " " + COLUMNS.get(column), values[column], cell, tolerance);
        }
    }
}
