package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.bihuan.house.Code.Source;
import org.junit.jupiter.api.Test;

/** Rules that only the source text can answer for. */
class SourcesTest {
    /** Names and codes by which a city could be meant. */
    private static final String A_CITY = "(?is).*(chongqing|重庆|渝|\\b500[0-3]\\d\\d\\b).*";

    private static final Set<Path> DEFAULT_PACK = Set.of(
            Path.of("src/main/java/org/bihuan/Demo.java"),
            Path.of("src/main/java/org/bihuan/control/cli/LevelsCommand.java"));

    /** Where statements have parts that a caller in our own code chooses; each is read by a person. */
    private static final Set<String> OWN_PARTS = Set.of(
            "/shell/database/", // names and passwords of our own roles
            "/shell/imports/", // tables and columns that a kind of import declares
            "/shell/jobs/", // its own table's name and channels
            "/registry/store/SiteTable.java", // one of two endings, both literals
            "/registry/store/CalendarTable.java"); // the same

    @Test
    void noFileIsLongerThan400Lines() {
        List<Source> files = Code.sources("src", ".java", ".jte", ".sql", ".js");
        assertThat(files)
                .hasSizeGreaterThan(60)
                .allSatisfy(file -> assertThat(file.lines()).as(file.toString()).isLessThanOrEqualTo(400));
    }

    /** The commands that show a city pack unless told otherwise are the only place; comments may give examples. */
    @Test
    void noMainCodeNamesACity() {
        List<Source> files = Code.sources("src/main", ".java", ".jte", ".sql", ".js", ".css", ".yaml", ".properties");
        assertThat(files)
                .hasSizeGreaterThan(50)
                .filteredOn(file -> !DEFAULT_PACK.contains(file.file()))
                .filteredOn(file -> Sources.withoutComments(file.text()).matches(A_CITY))
                .isEmpty();
        assertThat(Sources.withoutComments("String zone = \"重庆\"; // 北京")).matches(A_CITY);
        assertThat(Sources.withoutComments("int x; // Chongqing, say")).doesNotMatch(A_CITY);
    }

    @Test
    void noStatementIsPutTogetherFromWhatSomebodySent() {
        assertThat(Code.sources("src/main/java", ".java"))
                .hasSizeGreaterThan(50)
                .filteredOn(file -> OWN_PARTS.stream().noneMatch(file.toString()::contains))
                .allSatisfy(file -> assertThat(Sources.gluedStatements(file.text()))
                        .as(file.toString())
                        .isEmpty());
        assertThat(Sources.gluedStatements("client.sql(\"select 1 where name = '\" + name + \"'\").query()"))
                .hasSize(1);
        assertThat(Sources.gluedStatements("client.sql(\"select %s\".formatted(column))"))
                .hasSize(1);
        assertThat(Sources.gluedStatements("client.sql(COLUMNS + \" where id = :id\").param(\"id\", a + b)"))
                .isEmpty();
    }
}
