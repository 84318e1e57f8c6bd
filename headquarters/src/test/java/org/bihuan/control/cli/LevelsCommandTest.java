package org.bihuan.control.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.Bihuan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code ./bihuan levels} against the list that was published on 26 February 2020, and against bad files. */
class LevelsCommandTest {
    private static final Path PACK = Path.of("../cities/chongqing");
    private static final String COUNTS = PACK.resolve("counts/units.csv").toString();
    private static final String GROUPS = PACK.resolve("levels/groups.csv").toString();
    private static final String OVERRIDES = PACK.resolve("levels/overrides.csv").toString();

    @TempDir
    Path folder = Path.of("");

    private record Said(int code, String out, String err) {}

    private static Said levels(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("levels", "--csv"));
        all.addAll(List.of(arguments));
        if (!all.contains("--city")) {
            all.addAll(List.of("--city", PACK.toString()));
        }
        CommandLine line = Bihuan.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        return new Said(line.execute(all.toArray(String[]::new)), out.toString(), err.toString());
    }

    private static long agreeing(String csv) throws IOException {
        Map<String, String> published = Files.readAllLines(PACK.resolve("levels/2020-02-26.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.toMap(fields -> fields[0], fields -> fields[1]));
        List<String> lines = csv.lines().skip(1).toList();
        assertThat(lines).hasSize(41);
        return lines.stream()
                .map(line -> line.split(","))
                .filter(fields -> fields[2].equals(published.get(fields[0])))
                .count();
    }

    @Test
    void theBareRuleGives29OfThe41PublishedLevels() throws IOException {
        Said said = levels("--counts", COUNTS, "--date", "2020-02-26");
        assertThat(said.out())
                .startsWith("adcode,name,level,cumulative,new14,clusters14,rule\n500101,万州区,HIGH,118,16,1,");
        assertThat(agreeing(said.out())).isEqualTo(29);
    }

    @Test
    void theCoreGroupGives37AndTheFourDecisions41() throws IOException {
        String[] grouped = {"--counts", COUNTS, "--date", "2020-02-26", "--groups", GROUPS};
        assertThat(agreeing(levels(grouped).out())).isEqualTo(37);
        Said all = levels("--counts", COUNTS, "--date", "2020-02-26", "--groups", GROUPS, "--overrides", OVERRIDES);
        assertThat(agreeing(all.out())).isEqualTo(41);
        assertThat(all.out()).contains("group:core many-with-cluster").contains("override no-new-case");
    }

    @Test
    void aCitySpeaksItsFirstLanguageAndMayNameAnAreaInThatAlone() {
        Path tidewater = Path.of("../cities/tidewater");
        Said said = levels(
                "--city",
                tidewater.toString(),
                "--counts",
                tidewater.resolve("counts/units.csv").toString(),
                "--date",
                "2020-04-30");
        assertThat(said.out())
                .contains("\nTW-HARBOUR,Harbour,")
                .contains("\nTW-HILL,Hill,")
                .contains("\nTW-ISLAND,Island Zone,");
    }

    @Test
    void importedAndUnassignedCasesAreReadButNotRated() {
        Said said = levels("--counts", COUNTS, "--date", "2020-04-30");
        assertThat(said.out())
                .doesNotContain("500000-IMP")
                .doesNotContain("HIGH")
                .doesNotContain("MEDIUM");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "not a number; date,adcode,confirmed_cum|2020-02-26,500101,x; line 2, column confirmed_cum",
                "negative; date,adcode,confirmed_cum|2020-02-26,500101,-1; line 2, column confirmed_cum",
                "no such day; date,adcode,confirmed_cum|2020-02-30,500101,1; line 2, column date",
                "two figures; date,adcode,confirmed_cum|2020-02-26,500101,1|2020-02-26,500101,2; line 3, column confirmed_cum",
                "missing column; date,adcode|2020-02-26,500101; no column confirmed_cum",
                "short line; date,adcode,confirmed_cum|2020-02-26,500101; Record 2 has 2 fields",
                "empty; ''; is empty",
                "no unit of ours; date,adcode,confirmed_cum|2020-02-26,110000,1; no row of any unit",
            })
    void wrongCountsAreRefusedInOneLineThatNamesTheCell(String what, String file, String message) throws IOException {
        Path counts = Files.writeString(folder.resolve("counts.csv"), file.replace('|', '\n'));
        Said said = levels("--counts", counts.toString(), "--date", "2020-02-26");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains(message).containsOnlyOnce("\n");
    }

    @ParameterizedTest
    @CsvSource({"2020-01-20", "2020-07-01", "yesterday"})
    void aDayWithoutCountsIsRefused(String day) {
        assertThat(levels("--counts", COUNTS, "--date", day).code()).isEqualTo(2);
    }

    @Test
    void anOverrideWithoutReasonIsRefused() throws IOException {
        Path overrides = Files.writeString(
                folder.resolve("overrides.csv"), "adcode,level,reason,person,until\n500101,LOW,,someone,2020-03-01\n");
        Said said = levels("--counts", COUNTS, "--date", "2020-02-26", "--overrides", overrides.toString());
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("column reason");
    }

    @Test
    void aUnitInTwoGroupsIsRefused() throws IOException {
        Path groups = Files.writeString(folder.resolve("groups.csv"), "group,adcode\na,500101\nb,500101\n");
        assertThat(levels("--counts", COUNTS, "--date", "2020-02-26", "--groups", groups.toString())
                        .err())
                .contains("line 3, column adcode");
    }
}
