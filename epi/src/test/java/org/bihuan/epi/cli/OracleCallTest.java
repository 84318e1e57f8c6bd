package org.bihuan.epi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.epi.data.Oracles;
import org.bihuan.epi.data.Table;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The command line gives, for every reference table, the same rows in the same order. */
class OracleCallTest {
    private static final Map<String, String> BOUND = Map.of("value", "value", "cases", "cases");

    @TestFactory
    Stream<DynamicTest> alarms() {
        return Oracles.tables("oracles/surveillance", "out_").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> alarm(file)));
    }

    private static void alarm(Path file) {
        String name = file.getFileName().toString().replace("out_", "").replace(".csv", "");
        List<String> parts = List.of(name.split("_"));
        Table expected = Table.read(file);
        List<String> args = new ArrayList<>(arguments(parts));
        String prefix = parts.getFirst().equals("outbreakP") ? "in_outbreakP_" : "in_";
        args.addAll(List.of(
                "--frequency",
                "52",
                "--from",
                expected.rows().getFirst().getFirst(),
                "--to",
                expected.rows().getLast().getFirst(),
                Oracles.at("oracles/surveillance/" + prefix + parts.getLast() + ".csv")
                        .toString()));
        Call call = Call.of("", args.toArray(String[]::new));
        assertThat(call.err()).isEmpty();
        assertThat(call.code()).isZero();
        Table actual = Table.of(call.lines());
        assertThat(actual.header()).startsWith("t", "unit", "observed", "alarm", "upperbound");
        assertThat(actual.rows()).hasSameSizeAs(expected.rows());
        double tolerance = parts.getFirst().startsWith("farrington") ? 1e-6 : 1e-9;
        for (int row = 0; row < expected.rows().size(); row++) {
            for (String column : expected.header()) {
                if (!actual.header().contains(column)) {
                    // the table of the plain Farrington method echoes its trend parameter
                    assertThat(column).isEqualTo("trend");
                    continue;
                }
                String cell = actual.cell(row, column);
                String wanted = expected.cell(row, column);
                if (List.of("t", "unit", "observed", "alarm").contains(column)) {
                    assertThat(cell).as("row " + row + " " + column).isEqualTo(wanted);
                } else {
                    double value = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell.replace("Inf", "Infinity"));
                    Oracles.assertSame("row " + row + " " + column, value, wanted, tolerance);
                }
            }
        }
    }

    private static List<String> arguments(List<String> parts) {
        String first = parts.getFirst();
        return switch (first) {
            case "earsC1", "earsC2", "earsC3" ->
                List.of(
                        "ears",
                        "--method",
                        first.substring(4),
                        "--baseline",
                        parts.contains("base28") ? "28" : "7",
                        "--min-sigma",
                        parts.contains("minsigma05") ? "0.5" : "0");
            case "bayes", "rki" ->
                List.of(
                        first,
                        "--b",
                        parts.get(1).substring(1),
                        "--w",
                        parts.get(2).substring(1));
            case "cusum", "algocusum" -> List.of("cusum", "--transform", parts.get(1));
            case "farrington" -> {
                boolean plain = parts.contains("noreweight");
                yield List.of(
                        "farrington",
                        "--b",
                        parts.get(1).substring(1),
                        "--w",
                        parts.get(2).substring(1),
                        "--reweight",
                        String.valueOf(!plain),
                        "--trend",
                        String.valueOf(!plain),
                        "--power",
                        plain ? "none" : "2/3",
                        "--alpha",
                        plain ? "0.01" : "0.05");
            }
            case "farringtonflexible" ->
                List.of(
                        "farrington-flexible",
                        "--threshold",
                        parts.get(1),
                        "--b",
                        parts.get(2).substring(1),
                        "--periods",
                        parts.get(3).substring(2));
            case "outbreakP" -> List.of("outbreakp", "--return", BOUND.get(parts.get(1)));
            case "glrpois" -> List.of("glr-poisson", "--return", BOUND.get(parts.get(1)));
            default -> throw new IllegalArgumentException(first);
        };
    }

    @TestFactory
    Stream<DynamicTest> reproductionNumbers() {
        return Oracles.tables("oracles/epiestim", "out_").stream()
                .filter(file -> file.toString().contains("param_w"))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> reproduction(file)));
    }

    private static void reproduction(Path file) {
        String name = file.getFileName().toString();
        boolean flu = name.contains("Flu2009");
        String data = flu ? "Flu2009" : "SARS2003";
        String folder = "oracles/epiestim/";
        List<String> args = new ArrayList<>(List.of("rt", "--window", name.replaceAll(".*_w|\\.csv", "")));
        args.addAll(
                name.contains("nonparam")
                        ? List.of(
                                "--si",
                                Oracles.at(folder + "in_" + data + "_si_nonparametric.csv")
                                        .toString())
                        : List.of("--si-mean", flu ? "2.6" : "8.4", "--si-sd", flu ? "1.5" : "3.8"));
        args.add(Oracles.at(folder + "in_" + data + "_incidence.csv").toString());
        Call call = Call.of("", args.toArray(String[]::new));
        assertThat(call.err()).isEmpty();
        Table expected = Table.read(file);
        Table actual = Table.of(call.lines());
        assertThat(actual.header())
                .containsExactly(
                        "t_start", "t_end", "mean", "sd", "q025", "q05", "q25", "median", "q75", "q95", "q975");
        assertThat(actual.rows()).hasSameSizeAs(expected.rows());
        for (int row = 0; row < expected.rows().size(); row++) {
            for (int column = 0; column < expected.header().size(); column++) {
                String cell = actual.rows().get(row).get(column);
                double value = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
                Oracles.assertSame("row " + row, value, expected.rows().get(row).get(column), 1e-9);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> serialIntervals() {
        return Stream.of("Flu2009_mean2.6_sd1.5", "SARS2003_mean8.4_sd3.8")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Table expected = Table.read(Oracles.at("oracles/epiestim/out_discr_si_" + name + ".csv"));
                    String[] parts = name.split("_");
                    Call call = Call.of("", "discr-si", "--mean", parts[1].substring(4), "--sd", parts[2].substring(2));
                    Table actual = Table.of(call.lines());
                    assertThat(actual.header()).containsExactly("k", "w");
                    assertThat(actual.rows()).hasSameSizeAs(expected.rows());
                    for (int row = 0; row < expected.rows().size(); row++) {
                        double wanted = Double.parseDouble(expected.cell(row, "w"));
                        assertThat(Math.abs(Double.parseDouble(actual.cell(row, "w")) - wanted))
                                .as("k " + row)
                                .isLessThan(1e-9 * wanted + 1e-13);
                    }
                }));
    }
}
