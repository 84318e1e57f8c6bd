package org.bihuan.epi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bihuan.epi.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the methods without a reference table write. */
class CallTest {
    @TempDir
    Path folder = Path.of(".");

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Table done(Call call) {
        assertThat(call.err()).isEmpty();
        assertThat(call.code()).isZero();
        return Table.of(call.lines());
    }

    @Test
    void weeksOfBothSystems() {
        assertThat(Call.of("", "week", "2020-12-31", "2021-01-03").out()).isEqualTo("""
                        date,system,year,week,first_day,last_day
                        2020-12-31,iso,2020,53,2020-12-28,2021-01-03
                        2021-01-03,iso,2020,53,2020-12-28,2021-01-03
                        """);
        assertThat(Call.of("", "week", "--system", "CDC", "2021-01-03").lines().getLast())
                .isEqualTo("2021-01-03,cdc,2021,1,2021-01-03,2021-01-09");
    }

    @Test
    void growthOfADoublingSeries() {
        Table table = done(Call.of(Call.series(9, 1, 2, 4, 8, 16, 32), "growth", "--from", "2", "--to", "7"));
        assertThat(table.header()).containsExactly("rate", "low", "high", "doubling_days");
        assertThat(Double.parseDouble(table.cell(0, "rate"))).isBetween(0.6931, 0.6932);
        assertThat(Double.parseDouble(table.cell(0, "doubling_days"))).isBetween(0.9999, 1.0001);
        assertThat(Double.parseDouble(table.cell(0, "low"))).isLessThan(0.6931);
        assertThat(Double.parseDouble(table.cell(0, "high"))).isGreaterThan(0.6932);
    }

    @Test
    void nowcastKeepsDatesAndRefusesReportsBeforeOnset() {
        String cases = "onset,reported\n2020-02-01,2020-02-01\n2020-02-01,2020-02-02\n2020-02-02,2020-02-02\n";
        Call call = Call.of(cases, "nowcast", "--max-delay", "1");
        assertThat(done(call).header()).containsExactly("t", "observed", "estimate", "low", "high");
        assertThat(call.lines().get(1)).isEqualTo("2020-02-01,2,2,2,2");
        assertThat(call.lines().get(2)).startsWith("2020-02-02,1,2,");
        Call wrong = Call.of("onset,reported\n5,4\n", "nowcast", "--max-delay", "1");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("row 2, column 2 (reported)", "on or after the onset");
    }

    @Test
    void backProjectionOfNoDelayIsTheSeries() throws IOException {
        String delay = file("delay.csv", "k,w\n0,1\n");
        Table table = done(Call.of(Call.series(3, 0, 7), "backproject", "--delay", delay, "--k", "0"));
        assertThat(table.header()).containsExactly("t", "unit", "observed", "alarm", "upperbound", "lambda");
        assertThat(Double.parseDouble(table.cell(2, "lambda"))).isEqualTo(7);
        Call wrong = Call.of(Call.series(1), "backproject", "--delay", file("bad.csv", "k,w\n0,0.3\n"));
        assertThat(wrong.err()).contains("sum to 1");
    }

    @Test
    void seirCurveAndBands() {
        String[] model = {
            "seir", "--n", "1000", "--beta", "0.5", "--sigma", "0.2", "--gamma", "0.2", "--i0", "10", "--days", "30"
        };
        Table curve = done(Call.of("", model));
        assertThat(curve.header()).containsExactly("time", "S", "E", "I", "R");
        assertThat(curve.rows()).hasSize(31);
        assertThat(curve.cell(0, "I")).isEqualTo("10");
        String[] chance = java.util.Arrays.copyOf(model, model.length + 2);
        chance[model.length] = "--replications";
        chance[model.length + 1] = "20";
        Table bands = done(Call.of("", chance));
        assertThat(bands.header()).contains("I", "I_low", "I_high");
        assertThat(bands.rows()).hasSize(31);
    }

    @Test
    void chainsByCaseAndInAll() {
        Table cases = done(Call.of("from,to\nA,B\nA,C\n\"X,1\",Y\n", "chains"));
        assertThat(cases.header()).containsExactly("case", "component", "generation", "offspring");
        assertThat(cases.rows().get(0)).containsExactly("A", "1", "0", "2");
        assertThat(cases.rows().get(2)).containsExactly("C", "1", "1", "0");
        Call summary = Call.of("from,to\nA,B\nA,C\nX,Y\n", "chains", "--summary", "true");
        assertThat(summary.lines()).contains("cases,5", "components,2", "longest_generation,1", "mean_offspring,0.6");
        Call self = Call.of("from,to\nA,A\n", "chains");
        assertThat(self.err()).contains("row 2, column 2 (to)");
    }

    @Test
    void scanFindsAPlantedClusterInBothLayouts() throws IOException {
        String places = file(
                "places.csv",
                "place,lon,lat,population\nwest,106.1,29.5,1000\neast,107.9,29.5,1000\n"
                        + "north,107,30.9,1000\nsouth,107,28.2,1000\n");
        StringBuilder rows = new StringBuilder("place,date,count\n");
        StringBuilder columns = new StringBuilder("t,date,CITY,west,east,north,south\n");
        for (int day = 1; day <= 20; day++) {
            int west = day > 15 ? 9 : 1;
            String date = "2020-02-%02d".formatted(day);
            rows.append("west,%s,%d%neast,%s,1%nnorth,%s,1%nsouth,%s,1%n".formatted(date, west, date, date, date));
            columns.append("%d,%s,%d,%d,1,1,1%n".formatted(day, date, west + 3, west));
        }
        String cases = file("cases.csv", rows.toString());
        Table table = done(Call.of("", "scan", "--cases", cases, "--places", places, "--replications", "99"));
        assertThat(table.header())
                .containsExactly("rank", "places", "from", "to", "observed", "expected", "llr", "pvalue");
        assertThat(table.rows().getFirst().subList(0, 5))
                .containsExactly("1", "west", "2020-02-16", "2020-02-20", "45");
        assertThat(table.cell(0, "pvalue")).isEqualTo("0.01");
        String wide = file("wide.csv", columns.toString());
        Table same = done(Call.of("", "scan", "--cases", wide, "--places", places, "--replications", "99"));
        assertThat(same.rows().getFirst().subList(0, 5)).containsExactly("1", "west", "16", "20", "45");
        Call wrong = Call.of("", "scan", "--cases", file("x.csv", "place,t,count\nmoon,1,2\n"), "--places", places);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("row 2, column 1 (place)");
    }

    @Test
    void importedCasesLowerTheReproductionNumber() {
        String cases = "t,local,imported\n" + "1,5,0\n2,3,4\n3,6,4\n4,5,4\n5,7,4\n6,8,4\n7,9,4\n8,9,4\n9,8,4\n";
        Table apart = done(Call.of(cases, "rt", "--si-mean", "3", "--si-sd", "1", "--imported", "imported"));
        assertThat(apart.rows()).hasSize(2);
        Table alone = done(Call.of(cases, "rt", "--si-mean", "3", "--si-sd", "1"));
        assertThat(Double.parseDouble(apart.cell(1, "mean"))).isLessThan(Double.parseDouble(alone.cell(1, "mean")));
    }

    @Test
    void oneUnitOfMany() {
        String cases = "t,date,CITY,A\n1,2020-01-01,1,0\n2,2020-01-02,2,1\n";
        Call byNumber = Call.of(cases, "fixed", "--unit", "2");
        assertThat(byNumber.lines()).containsExactly("t,unit,observed,alarm,upperbound", "1,2,0,0,1", "2,2,1,1,1");
        assertThat(Call.of(cases, "fixed", "--unit", "A")).isEqualTo(byNumber);
        assertThat(Call.of(cases, "fixed").lines()).hasSize(5);
        assertThat(Call.of(cases, "first-case").lines()).contains("1,1,1,1,1", "2,1,2,0,", "2,2,1,1,1");
    }
}
