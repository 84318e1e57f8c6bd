package org.bihuan.shell.database;

import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** A statement with the marks of {@link Rows}; every table of rows that it names is marked, or it is refused. */
final class MarkedSql {
    private static final String TABLE = "[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*";
    private static final Pattern MARK = Pattern.compile("\\{(?:(?<table>" + TABLE + ")|scope(?::(?<alias>[a-z_]+))?"
            + "|(?<whole>whole)|area (?<kept>[^{}]+) of (?<of>[a-z_]+)|area (?<area>[^{}]+), (?<sector>[^{},]+))\\}");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");
    private static final Pattern INSERT = Pattern.compile("\\binsert\\s+into\\s+(" + TABLE + ")");
    private static final Pattern CHANGE = Pattern.compile("\\b(?:(?<!for |do )update|delete\\s+from)\\s+(" + TABLE
            + ")(?:\\s+as)?(?:\\s+(?!set\\b|where\\b|using\\b|returning\\b)([a-z_]+))?");
    private static final Pattern CONFLICT = Pattern.compile("\\bdo\\s+update\\b");
    private static final Pattern LIKE = Pattern.compile("\\(\\s*like\\s+" + TABLE);
    private static final Pattern NAME = Pattern.compile("(?<![a-z0-9_.])" + TABLE + "(?![a-z0-9_(])");
    private static final Pattern INTO_AREA = Pattern.compile("\\{(?:area [^{}]+, [^{},]+|whole)\\}");
    private static final Pattern OF_ROW = Pattern.compile("\\{(?:scope(?::[a-z_]+)?|area [^{}]+ of [a-z_]+)\\}");

    private final String text;
    private final RowTables tables;

    private MarkedSql(String text, RowTables tables) {
        this.text = text;
        this.tables = tables;
    }

    static MarkedSql of(String text, RowTables tables) {
        MarkedSql sql = new MarkedSql(text, tables);
        sql.check(TEXT.matcher(text).replaceAll("''"));
        return sql;
    }

    static void refuseAllButAppending(String insert, RowTables tables) {
        String bare = TEXT.matcher(insert).replaceAll("''");
        Matcher first = INSERT.matcher(bare);
        if (!first.lookingAt()
                || !tables.kind(first.group(1)).map(RowTables.Kind::appended).orElse(false)) {
            throw refused("not an insert into a table that is only appended to", insert);
        }
        new MarkedSql(insert, tables).refuseBareNames(bare.substring(first.end()));
    }

    void refuseAllButOpen() {
        String bare = TEXT.matcher(text).replaceAll("''");
        if (INSERT.matcher(bare).find() || CHANGE.matcher(bare).find()) {
            throw refused("only reads are open", text);
        }
        MARK.matcher(bare).results().forEach(mark -> {
            String table = mark.group("table");
            if (table == null || !tables.named(table).map(RowTables.Kind::open).orElse(false)) {
                throw refused(mark.group() + " is not open: it takes a scope", text);
            }
        });
    }

    /** @param predicate of two expressions, for area and sector */
    String statement(BinaryOperator<String> predicate) {
        return MARK.matcher(text).replaceAll(mark -> Matcher.quoteReplacement(meaning(mark, predicate)));
    }

    private String meaning(MatchResult mark, BinaryOperator<String> predicate) {
        String table = mark.group("table");
        if (table != null) {
            return kind(table).open()
                    ? table
                    : "(select * from " + table + " where " + predicate.apply("area", "sector") + ")";
        }
        if (mark.group("whole") != null) {
            return "(:allAreas and :allSectors)";
        }
        if (mark.group("of") != null) {
            return "case when " + ofRow(mark.group("of"), predicate) + " then " + mark.group("kept") + " end";
        }
        String area = mark.group("area");
        if (area != null) {
            return "case when " + predicate.apply(area, mark.group("sector")) + " then " + area + " end";
        }
        return mark.group("alias") == null ? predicate.apply("area", "sector") : ofRow(mark.group("alias"), predicate);
    }

    private static String ofRow(String alias, BinaryOperator<String> predicate) {
        return predicate.apply(alias + ".area", alias + ".sector");
    }

    private RowTables.Kind kind(String table) {
        return tables.named(table).orElseThrow(() -> refused("{" + table + "} is no table of rows", text));
    }

    private void check(String bare) {
        long inserts = INSERT.matcher(bare)
                .results()
                .filter(insert -> tables.kind(insert.group(1)).isPresent())
                .count();
        if (INTO_AREA.matcher(bare).results().count() < inserts) {
            throw refused("an insert says {area A, S} or {whole}", text);
        }
        if (inserts > 0
                && OF_ROW.matcher(bare).results().count()
                        < CONFLICT.matcher(bare).results().count()) {
            throw refused("an update on conflict says {scope:T} or {area A of T}", text);
        }
        CHANGE.matcher(bare)
                .results()
                .filter(change -> tables.kind(change.group(1)).isPresent())
                .forEach(change -> {
                    String mark = change.group(2) == null ? "{scope}" : "{scope:" + change.group(2) + "}";
                    if (!bare.contains(mark)) {
                        throw refused("a change of " + change.group(1) + " says " + mark, text);
                    }
                });
        refuseBareNames(bare);
    }

    private void refuseBareNames(String bare) {
        String rest = MARK.matcher(bare)
                .replaceAll(mark -> mark.group("table") == null
                        ? Matcher.quoteReplacement(mark.group().replaceAll("[{}]", " "))
                        : " ");
        for (Pattern known : new Pattern[] {INSERT, CHANGE, LIKE}) {
            rest = known.matcher(rest).replaceAll(" ");
        }
        NAME.matcher(rest).results().map(MatchResult::group).distinct().forEach(name -> {
            if (tables.kind(name).isPresent()) {
                throw refused(name + " is read as {" + name + "}", text);
            }
        });
    }

    private static InvalidDataAccessApiUsageException refused(String why, String text) {
        return new InvalidDataAccessApiUsageException(why + ": " + text);
    }
}
