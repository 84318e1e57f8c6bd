package org.bihuan.shell.imports.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', UTF-8",
        "UTF-8, \uFEFF, UTF-8 BOM",
        "GBK, '', GB18030",
        "GB18030, '', GB18030",
        "UTF-16LE, \uFEFF, UTF-16LE"
    })
    void encodings(String charset, String mark, String told) throws IOException {
        TableFile file = opened((mark + "日期,区划\n2020-02-26,渝北区\n").getBytes(Charset.forName(charset)));
        assertThat(file.format()).isEqualTo("CSV · " + told + " · ,");
        assertThat(rows(file)).containsExactly(List.of("日期", "区划"), List.of("2020-02-26", "渝北区"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a,b;c,d|','", "a;b,5;c|;", "a\tb,c\td|TAB"})
    void delimiters(String line, String told) throws IOException {
        String text = (line + "\n").repeat(3);
        assertThat(opened(text.getBytes(StandardCharsets.UTF_8)).format()).endsWith(" · " + told.replace("'", ""));
    }

    @Test
    void quotedDelimitersBreaksAndBlankRows() throws IOException {
        TableFile file = opened("a,b\n\n,\n\"x;\n\"\"y\"\",;;;\",2\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(rows(file)).containsExactly(List.of("a", "b"), List.of("x;\n\"y\",;;;", "2"));
    }

    @Test
    void linesAreThoseOfTheFile() throws IOException {
        List<Integer> lines = new ArrayList<>();
        var unused =
                opened("a\n\n\"1\n2\"\n3\n".getBytes(StandardCharsets.UTF_8)).read(row -> lines.add(row.line()));
        assertThat(lines).containsExactly(1, 3, 5);
    }

    @Test
    void aFileThatBreaksOffInsideACell() throws IOException {
        assertThat(opened("a,b\n1,\"2".getBytes(StandardCharsets.UTF_8)).read(row -> true))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo("imports.file.cutOff"));
    }

    @Test
    void aMillionColumns() throws IOException {
        byte[] wide = ("a" + ",a".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(opened(wide).read(row -> true))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo("imports.file.tooWide"));
    }

    @Test
    void aCellWithoutEnd() throws IOException {
        byte[] huge = ("a,\"" + "b".repeat(40_000_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(opened(huge).read(row -> true))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo("imports.file.tooWide"));
    }

    @ParameterizedTest
    @CsvSource({"%PDF-1.7, notTable", "<html><table>, notTable", "'', empty", "PK\u0003\u0004 not an archive, cutOff"})
    void otherThings(String head, String code) throws IOException {
        Files.writeString(folder.resolve("list.csv"), head);
        assertThat(refused(folder.resolve("list.csv"))).isEqualTo("imports.file." + code);
    }

    @Test
    void bytesThatAreNoText() throws IOException {
        Path file = folder.resolve("list.csv");
        Files.write(file, new byte[] {'a', ',', (byte) 0xff, (byte) 0xff, '\n'});
        assertThat(refused(file)).isEqualTo("imports.file.notText");
        Files.write(file, new byte[] {'a', ',', 0, '\n'});
        assertThat(refused(file)).isEqualTo("imports.file.notText");
        Files.write(file, new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0});
        assertThat(refused(file)).isEqualTo("imports.file.oldExcel");
    }

    @Test
    void tooManyBytesAndTooManyRows() throws IOException {
        Path file = folder.resolve("list.csv");
        Files.writeString(file, "a,b\n".repeat(300_000));
        Limits small = new Limits(1 << 20, 1 << 20, 1 << 20, 10, 100, 1000);
        assertThat(TableFile.open(file, small))
                .isEqualTo(new TableFile.NotTaken(new Refusal("imports.file.tooLarge", List.of("1"))));
        Files.writeString(file, "a,b\n".repeat(1001));
        assertThat(((TableFile.Opened) TableFile.open(file, small)).file().read(row -> true))
                .contains(new Refusal("imports.file.tooManyRows", List.of("1000")));
    }

    private TableFile opened(byte[] content) throws IOException {
        Path file = folder.resolve("list.csv");
        Files.write(file, content);
        return ((TableFile.Opened) TableFile.open(file, Limits.USUAL)).file();
    }

    static String refused(Path file) throws IOException {
        return ((TableFile.NotTaken) TableFile.open(file, Limits.USUAL)).why().reason();
    }

    static List<List<String>> rows(TableFile file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        assertThat(file.read(row -> rows.add(row.cells()))).isEmpty();
        return rows;
    }
}
