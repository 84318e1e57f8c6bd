package org.bihuan.shell.imports.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.shell.imports.ImportColumn;
import org.bihuan.shell.imports.ImportColumn.Type;
import org.bihuan.shell.imports.file.RawRow;
import org.junit.jupiter.api.Test;

class HeaderFinderTest {
    private static final List<ImportColumn> COLUMNS = List.of(
            ImportColumn.required("day", Type.DAY, "日期"),
            ImportColumn.required("unit", Type.CODE, "区划代码"),
            ImportColumn.optional("confirmed", Type.WHOLE, "累计确诊"),
            ImportColumn.optional("added", Type.WHOLE, "新增确诊"));

    @Test
    void theFirstRow() {
        assertThat(found(Map.of(), "day,unit,confirmed", "2020-02-26,500101,118"))
                .isEqualTo(new Found(1, List.of("day", "unit", "confirmed")));
    }

    @Test
    void titlesAboveAndBracketedUnitsAndCaseDoNotMatter() {
        assertThat(found(Map.of(), "重庆市疫情统计表,,", "填报：卫健委,,", " 日 期 ,区划代码：,累计确诊（例）", "2020-02-26,500101,118"))
                .isEqualTo(new Found(3, List.of("day", "unit", "confirmed")));
        assertThat(found(Map.of(), "DAY,Unit,CONFIRMED [cases]"))
                .isEqualTo(new Found(1, List.of("day", "unit", "confirmed")));
    }

    @Test
    void twoRowsWithCellsMergedAcrossAndDown() {
        assertThat(found(Map.of(), "日期,区划代码,新增,,累计,", ",,确诊,治愈,确诊,治愈", "2020-02-26,500101,1,2,3,4"))
                .isEqualTo(new Found(2, List.of("day", "unit", "added", "", "confirmed", "")));
    }

    @Test
    void twoColumnsOfTheSameMeaningAreLeftToTheReader() {
        assertThat(found(Map.of(), "day,unit,累计确诊,confirmed")).isEqualTo(new Found(1, List.of("day", "unit", "", "")));
    }

    @Test
    void whatASenderConfirmedBeforeGoesFirst() {
        assertThat(found(Map.of("stichtag", "day", "unit", "", "kreis", "unit"), "Stichtag,unit,Kreis,confirmed"))
                .isEqualTo(new Found(1, List.of("day", "", "unit", "confirmed")));
    }

    @Test
    void withoutAnyKnownNameTheFullestRow() {
        assertThat(found(Map.of(), "list,,", "a,b,c", "1,2,3")).isEqualTo(new Found(2, List.of("", "", "")));
    }

    private record Found(int line, List<String> mapping) {}

    private static Found found(Map<String, String> remembered, String... lines) {
        List<RawRow> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(new RawRow(rows.size() + 1, List.of(line.split(",", -1)), Set.of()));
        }
        HeaderFinder finder = new HeaderFinder(new ColumnNames(COLUMNS, Map.of(), remembered));
        Header header = finder.find(rows);
        return new Found(header.line(), finder.map(header));
    }
}
