package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bihuan.house.Code.Source;
import org.junit.jupiter.api.Test;

/** Rules that only the source text can answer for. */
class SourcesTest {
    /** Where statements are put together from parts that are our own, never from what somebody sent. */
    private static final List<String> GLUED_BY_US = List.of(
            "/shell/database/", // names and passwords that the house made
            "/shell/backup/", // names of replication slots that the house made
            "/shell/imports/", // columns and staged tables by the keys of a kind, which are checked against a pattern
            "/shell/jobs/", // numbers of locks
            "/detect/store/CountImport.java", // the staged rows' table expression
            "/registry/store/"); // conflict clauses and staged rows' table expressions

    /** Names and codes by which a city could be meant. */
    private static final String A_CITY = "(?is).*(chongqing|重庆|渝|\\b500[0-3]\\d\\d\\b).*";

    @Test
    void noFileIsLongerThan400Lines() {
        List<Source> files = Code.sources("src", ".java", ".jte", ".sql", ".js");
        assertThat(files)
                .hasSizeGreaterThan(60)
                .allSatisfy(file -> assertThat(file.lines()).as(file.toString()).isLessThanOrEqualTo(400));
    }

    /** Which city is shown unless told otherwise is data: cities/default. Comments may give examples. */
    @Test
    void noMainCodeNamesACity() {
        List<Source> files = Code.sources("src/main", ".java", ".jte", ".sql", ".js", ".css", ".yaml", ".properties");
        assertThat(files)
                .hasSizeGreaterThan(50)
                .filteredOn(file -> Sources.withoutComments(file.text()).matches(A_CITY))
                .isEmpty();
        assertThat(Sources.withoutComments("String zone = \"重庆\"; // 北京")).matches(A_CITY);
        assertThat(Sources.withoutComments("int x; // Chongqing, say")).doesNotMatch(A_CITY);
    }

    @Test
    void noStatementIsPutTogetherFromWhatSomebodySent() {
        assertThat(Code.sources("src/main/java", ".java"))
                .hasSizeGreaterThan(50)
                .filteredOn(file -> GLUED_BY_US.stream().noneMatch(file.toString()::contains))
                .allSatisfy(file -> assertThat(Sources.gluedStatements(file.text()))
                        .as(file.toString())
                        .isEmpty());
        assertThat(Sources.gluedStatements("client.sql(\"select 1 where name = '\" + name + \"'\").query()"))
                .hasSize(1);
        assertThat(Sources.gluedStatements("client.sql(\"select %s\".formatted(column))"))
                .hasSize(1);
        assertThat(Sources.gluedStatements("rows.sql(Scope.mine(), COLUMNS + \"where name = \" + name)"))
                .hasSize(1);
        assertThat(Sources.gluedStatements("rows.sql(by.scope(), COLUMNS + \" where id = :id\")"))
                .isEmpty();
        assertThat(Sources.gluedStatements("client.sql(COLUMNS + \" where id = :id\").param(\"id\", a + b)"))
                .isEmpty();
    }
}
