package org.bihuan.shell.imports.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.bihuan.shell.imports.ImportColumn.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellReaderTest {
    private static final CellReader READER = new CellReader(ZoneId.of("Asia/Shanghai"), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-02-26",
                "2020/2/26",
                "2020.2.26",
                "20200226",
                "2020年2月26日",
                "2020年02月26号",
                "２０２０年２月２６日",
                " ２０２０－０２－２６ ",
                "26.02.2020",
                "26/2/2020",
                "2/26/2020",
                "43887",
                "43887.0",
                "2020-02-26 00:00:00",
                "2020/2/26 0:00"
            })
    void daysAsPeopleWriteThem(String cell) {
        assertThat(READER.read(cell, Type.DAY)).isEqualTo(new CellValue.Read("2020-02-26"));
    }

    @ParameterizedTest
    @CsvSource({
        "03.04.2020, ambiguousDay",
        "3/4/2020, ambiguousDay",
        "2020-02-30, noSuchDay",
        "2020年4月31日, noSuchDay",
        "31.04.2020, noSuchDay",
        "12345, notDay",
        "99999, notDay",
        "yesterday, notDay",
        "2020-02-26 18:00, notDay",
        "2020-02/26, notDay"
    })
    void daysThatCannotBeReadInOneWay(String cell, String code) {
        assertThat(READER.read(cell, Type.DAY)).isEqualTo(CellValue.Unreadable.of(code, cell));
    }

    @Test
    void aDayOfTheSameNumbersIsNotAmbiguous() {
        assertThat(READER.read("04.04.2020", Type.DAY)).isEqualTo(new CellValue.Read("2020-04-04"));
    }

    @Test
    void dayNumbersOfOldMacintoshWorkbooks() {
        CellReader old = new CellReader(ZoneId.of("Asia/Shanghai"), true);
        assertThat(old.read("42425", Type.DAY)).isEqualTo(new CellValue.Read("2020-02-26"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-04-30T10:05:00Z",
                "2020-04-30T18:05:00+08:00",
                "2020-04-30 18:05+0800",
                "2020-04-30 18:05",
                "2020/4/30 18:05:00",
                "2020年4月30日18:05",
                "2020年4月30日 18时05分",
                "２０２０年４月３０日　１８：０５",
                "43951.753472222"
            })
    void momentsInTheCitysZone(String cell) {
        assertThat(READER.read(cell, Type.MOMENT)).isEqualTo(new CellValue.Read("2020-04-30T10:05:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-04-30", "18:05", "2020-04-30 25:00", "2020-04-30T10:05:99Z", "soon"})
    void noMoments(String cell) {
        assertThat(READER.read(cell, Type.MOMENT)).isEqualTo(CellValue.Unreadable.of("notMoment", cell));
    }

    @ParameterizedTest
    @CsvSource({"118, 118", "１１８, 118", "'1,234', 1234", "118.0, 118", "007, 7", "-3, -3", "1.2E2, 120"})
    void wholeNumbers(String cell, String number) {
        assertThat(READER.read(cell, Type.WHOLE)).isEqualTo(new CellValue.Read(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "many", "1,23", "1 2", "9223372036854775808", "0x10", "NaN", "1e99", "118例"})
    void noWholeNumbers(String cell) {
        assertThat(READER.read(cell, Type.WHOLE)).isEqualTo(CellValue.Unreadable.of("notWhole", cell));
    }

    @ParameterizedTest
    @CsvSource({"37.30, 37.3", "'1,234.5', 1234.5", "3e-2, 0.03", "３６．５, 36.5"})
    void decimals(String cell, String number) {
        assertThat(READER.read(cell, Type.DECIMAL)).isEqualTo(new CellValue.Read(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "-", "—", "无"})
    void nothing(String cell) {
        assertThat(READER.read(cell, Type.WHOLE)).isEqualTo(CellValue.EMPTY);
    }

    @Test
    void codesLoseWidthAndSpacesAndTextsOnlyTheirEnds() {
        assertThat(READER.read(" ５００１ ０１－ＧＸ", Type.CODE)).isEqualTo(new CellValue.Read("500101-GX"));
        assertThat(READER.read("  全角ＡＢ  - ", Type.TEXT)).isEqualTo(new CellValue.Read("全角ＡＢ  -"));
    }
}
