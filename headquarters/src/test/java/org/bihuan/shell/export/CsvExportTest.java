package org.bihuan.shell.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTest {
    /** What spreadsheets take for the beginning of a formula. */
    private static final String STARTS = "=+-@\t\r＝＋－＠";

    private static final String ALPHABET = STARTS + "\n \u3000\u00a0'\",;0123456789.abc重庆)(!|\ufeff";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+cmd|' /C calc'!A0",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\u3000＝1",
                "＝1+1",
                "＋1",
                "－1",
                "＠A1",
                "=",
                "-",
                "--1",
                "-1e5",
                "=HYPERLINK(\"https://evil.example\")"
            })
    void aFormulaBecomesText(String cell) {
        assertThat(CsvExport.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @CsvSource({"-5", "+86", "-1.25", "'-1,000'", "13800000000", "2020-04-30", "500103-G1", "渝中=区", "a@b.example", "''"
    })
    void numbersAndOrdinaryTextStayAsTheyAre(String cell) {
        assertThat(CsvExport.harmless(cell)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsWrittenNoCellStartsAFormulaAndNothingIsLost(long seed) throws IOException {
        Random random = new Random(seed);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(List.of("row", text(random), text(random), text(random)));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvExport csv = CsvExport.plain(out)) {
            rows.forEach(csv::row);
        }
        List<CsvRecord> read = CsvReader.builder().ofCsvRecord(out.toString(StandardCharsets.UTF_8)).stream()
                .toList();
        assertThat(read).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < 4; k++) {
                String cell = read.get(i).getField(k);
                String said = rows.get(i).get(k);
                assertThat(cell).isIn(said, "'" + said);
                assertThat(dangerous(cell)).as(cell).isFalse();
            }
        }
    }

    @Test
    void theCheckOfThisTestFindsAFormula() {
        assertThat(dangerous("=1")).isTrue();
        assertThat(dangerous(" ＠A1")).isTrue();
        assertThat(dangerous("-5")).isFalse();
    }

    private static boolean dangerous(String cell) {
        String text = cell.stripLeading();
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 && !cell.matches("[-+]?\\d+([.,]\\d+)*");
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
