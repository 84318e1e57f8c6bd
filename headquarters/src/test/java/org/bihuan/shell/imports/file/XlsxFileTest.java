package org.bihuan.shell.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.shell.imports.file.CsvFileTest.refused;
import static org.bihuan.shell.imports.file.CsvFileTest.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxFileTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("list.xlsx");
    }

    @Test
    void textsNumbersDatesAndBlankRows() throws IOException {
        write(sheet -> {
            sheet.value(0, 0, "日期");
            sheet.value(0, 1, "区划代码");
            sheet.value(0, 2, "体温");
            sheet.value(3, 0, LocalDate.of(2020, 2, 26));
            sheet.style(3, 0).format("yyyy-MM-dd").set();
            sheet.value(3, 1, 500101);
            sheet.value(3, 2, 37.3);
            sheet.value(4, 1, "500102");
        });
        TableFile opened = opened();
        assertThat(opened.format()).isEqualTo("XLSX · 名单");
        assertThat(rows(opened))
                .containsExactly(
                        List.of("日期", "区划代码", "体温"), List.of("43887", "500101", "37.3"), List.of("", "500102"));
    }

    @Test
    void mergedHeaderCellsHoldTheirTextOnce() throws IOException {
        write(sheet -> {
            sheet.value(0, 0, "累计");
            sheet.range(0, 0, 0, 1).merge();
            sheet.value(1, 0, "确诊");
            sheet.value(1, 1, "治愈");
        });
        List<List<String>> rows = rows(opened());
        assertThat(rows.getFirst().getFirst()).isEqualTo("累计");
        assertThat(rows.getFirst().stream().skip(1)).allMatch(String::isEmpty);
        assertThat(rows.getLast()).containsExactly("确诊", "治愈");
    }

    @Test
    void formulasAreMarkedAndNeverEvaluated() throws IOException {
        write(sheet -> {
            sheet.value(0, 0, "a");
            sheet.value(1, 0, 1);
            sheet.formula(1, 1, "SUM(A2,41)");
        });
        List<RawRow> rows = new ArrayList<>();
        assertThat(opened().read(rows::add)).isEmpty();
        assertThat(rows.getLast().formulas()).isEqualTo(Set.of(1));
        assertThat(rows.getLast().cells()).containsExactly("1", "=SUM(A2,41)");
    }

    @Test
    void theFirstSheetWithRows() throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            book.newWorksheet("empty");
            book.newWorksheet("full").value(0, 0, "x");
        }
        assertThat(opened().format()).isEqualTo("XLSX · full");
    }

    @Test
    void aTruncatedWorkbook() throws IOException {
        write(sheet -> sheet.value(0, 0, "x"));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));
        assertThat(refused(file)).isEqualTo("imports.file.cutOff");
    }

    @Test
    void anArchiveThatIsNoWorkbook() throws IOException {
        archive("word/document.xml", "<document/>");
        assertThat(refused(file)).isEqualTo("imports.file.notWorkbook");
    }

    @Test
    void aBombIsStoppedByWhatComesOutOfIt() throws IOException {
        byte[] zeros = new byte[1 << 20];
        Arrays.fill(zeros, (byte) ' ');
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "xl/workbook.xml", "<workbook/>");
            zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
            for (int i = 0; i < 1100; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(Files.size(file)).isLessThan(2 << 20);
        assertThat(refused(file)).isEqualTo("imports.file.bomb");
    }

    @Test
    void aTableOfTextsThatWouldNotFitIntoMemory() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "xl/workbook.xml", "<workbook/>");
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] item = "<si><t>abcdefgh</t></si>".repeat(1000).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 3500; i++) {
                zip.write(item);
            }
            zip.closeEntry();
        }
        assertThat(refused(file)).isEqualTo("imports.file.bomb");
    }

    @Test
    void aMillionColumnsAndAColumnFarOut() throws IOException {
        archive(
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row r=\"1\">" + "<c><v>1</v></c>".repeat(1_000_000)
                        + "</row></sheetData></worksheet>");
        assertThat(refused(file)).isEqualTo("imports.file.tooWide");
        archive(
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>");
        assertThat(refused(file)).isEqualTo("imports.file.tooWide");
    }

    @Test
    void aDocumentTypeWhoseEntitiesCouldMultiply() throws IOException {
        String lol = "<!DOCTYPE w [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]>";
        archive("xl/worksheets/sheet1.xml", "<?xml version=\"1.0\"?>" + lol + "<worksheet>&b;</worksheet>");
        assertThat(refused(file)).isEqualTo("imports.file.notWorkbook");
        archive("xl/sharedStrings.xml", "<?xml version=\"1.0\"?>" + lol + "<sst>&b;</sst>");
        assertThat(refused(file)).isEqualTo("imports.file.notWorkbook");
    }

    @Test
    void anEncodingThatWouldHideWhatIsLookedFor() throws IOException {
        archive("xl/styles.xml", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><styles/>");
        assertThat(refused(file)).isEqualTo("imports.file.notWorkbook");
        Files.delete(file);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "xl/workbook.xml", "<workbook/>");
            zip.putNextEntry(new ZipEntry("xl/styles.xml"));
            zip.write("<styles/>".getBytes(StandardCharsets.UTF_16BE));
        }
        assertThat(refused(file)).isEqualTo("imports.file.notWorkbook");
    }

    @Test
    void aTextThatWouldHaveToBeHeldWhole() throws IOException {
        archive("xl/worksheets/sheet1.xml", "<worksheet a=\"" + "x".repeat(3_000_000) + "\"/>");
        assertThat(refused(file)).isEqualTo("imports.file.notWorkbook");
    }

    private TableFile opened() throws IOException {
        return ((TableFile.Opened) TableFile.open(file, Limits.USUAL)).file();
    }

    private void write(Consumer<Worksheet> rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            rows.accept(book.newWorksheet("名单"));
        }
    }

    private void archive(String name, String content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            if (!name.startsWith("word/")) {
                put(zip, "xl/workbook.xml", "<workbook/>");
            }
            put(zip, name, content);
        }
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
