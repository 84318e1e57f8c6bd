package org.bihuan.shell.imports.head;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.bihuan.shell.imports.ImportColumn;
import org.bihuan.shell.imports.value.CellReader;

/** The names that a kind's columns go by: key, aliases, words in all languages, and what a sender confirmed before. */
public final class ColumnNames {
    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)|\\[[^]]*]|【[^】]*】");
    private static final Pattern FILLING = Pattern.compile("[\\s\\p{Punct}、。：·\\u3000]+");

    private final Map<String, String> byName = new HashMap<>();

    /**
     * @param words per column key its names in all languages
     * @param remembered the sender's simplified names, each with a column's key or empty for a column left out
     */
    public ColumnNames(
            Collection<ImportColumn> columns, Map<String, List<String>> words, Map<String, String> remembered) {
        for (ImportColumn column : columns) {
            byName.put(simplified(column.key()), column.key());
            column.aliases().forEach(alias -> byName.put(simplified(alias), column.key()));
            words.getOrDefault(column.key(), List.of()).forEach(word -> byName.put(simplified(word), column.key()));
        }
        byName.remove("");
        byName.putAll(remembered);
    }

    /** Key of the column that a name means; empty if it means none. */
    public String columnOf(String name) {
        return byName.getOrDefault(simplified(name), "");
    }

    /** True if the name is known, be it as a column that is left out. */
    boolean knows(String name) {
        return byName.containsKey(simplified(name));
    }

    /** A name without case, spaces, punctuation, full width and bracketed units. */
    public static String simplified(String name) {
        String plain = BRACKETS.matcher(CellReader.plain(name)).replaceAll("");
        return FILLING.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
