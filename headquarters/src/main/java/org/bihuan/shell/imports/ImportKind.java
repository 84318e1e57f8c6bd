package org.bihuan.shell.imports;

import java.util.List;

/**
 * A kind of list that a room takes, offered as a bean. The house reads the file and stages its rows as typed columns; the
 * room works on them as sets, one statement per step, and so keeps pace with large files.
 *
 * <pre>{@code
 * public String key() { return "counts"; }
 * public String words() { return "detect.import.counts"; }
 * public List<ImportColumn> columns() {
 *     return List.of(
 *             ImportColumn.required("day", Type.DAY, "date", "日期"),
 *             ImportColumn.required("unit", Type.CODE, "adcode", "区划代码"),
 *             ImportColumn.optional("confirmed", Type.WHOLE, "confirmed_cum", "累计确诊"));
 * }
 * public List<String> rowKey() { return List.of("day", "unit"); }
 * public void check(StagedRows rows, Findings findings) {
 *     findings.refuse("select line, 'unit' as col, array[unit] as args from " + rows.sql()
 *             + " where not unit = any(:codes)", Map.of("codes", codes), "detect.import.counts.unknownUnit");
 * }
 * public SetQuery stored(StagedRows rows) {
 *     return SetQuery.of("select s.line, c.confirmed from " + rows.sql()
 *             + " s join {detect.count} c on c.day = s.day and c.unit = s.unit");
 * }
 * public void take(StagedRows rows, Batch batch) { ... insert ... select ... from rows.sql() on conflict do update ... }
 * public void giveBack(StagedRows added, StagedRows corrected, Batch batch) { ... }
 * }</pre>
 */
public interface ImportKind {
    /** Short name for the command line and addresses, lower-case letters, the same for ever. */
    String key();

    /** Prefix of its words: {@code WORDS} itself names the list, {@code WORDS.COLUMN} each column. */
    String words();

    /** What somebody must be allowed to do to change the list: its room's own {@code ROOM.write}, by whichever door. */
    default String permission() {
        return words().substring(0, words().indexOf('.')) + ".write";
    }

    /** Registry id of the area that a batch belongs to which is sent now, as whoever sends it. */
    int area();

    /** Key of the registry sector that a batch belongs to which is sent now. */
    String sector();

    /** In the order of the template that is offered for download. */
    List<ImportColumn> columns();

    /** Keys of the columns that together name a row; a file may name a row once. An empty cell is a value like another. */
    List<String> rowKey();

    /**
     * Says what speaks against the staged rows or is worth a look. Values are well-formed here and keys unique; what is
     * left is what only the room knows (an unknown unit, a falling cumulative count).
     */
    void check(StagedRows rows, Findings findings);

    /**
     * What is stored now under the keys of the staged rows: a select of {@code line} and of the columns that are no key,
     * each under its key and of a type that compares with {@link ImportColumn.Type#sql()}. Rows without a stored
     * counterpart do not appear; a column that is only said in files and not stored as such is null. The house compares: new, same or corrected, and in which columns.
     */
    SetQuery stored(StagedRows rows);

    /**
     * Stores the rows, new and corrected ones alike; rows that change nothing and refused ones are not among them. Empty
     * cells hold what was stored before. Runs in the transaction that commits the batch.
     */
    void take(StagedRows rows, Batch batch);

    /**
     * Undoes a batch: removes what it added and sets back what it corrected. Called only where every row still stands as
     * the batch left it.
     *
     * @param added rows that the batch added, as it stored them
     * @param corrected rows that it corrected, with the values from before
     */
    void giveBack(StagedRows added, StagedRows corrected, Batch batch);

    /**
     * Lines of a batch's rows that were changed since in a way that {@link #stored} does not show: the house refuses to
     * undo over them as well. A select of {@code line}; none unless a room says otherwise.
     */
    default SetQuery alsoMoved(StagedRows taken, long batch) {
        return SetQuery.of("select 0 as line where false");
    }

    /** Path of the room's page on which work goes on with a stored batch, words key {@code WORDS.then}; empty if none. */
    default String then(long batch) {
        return "";
    }

    /** The batch can no longer be undone: what the room keeps for that may go. */
    default void forget(long batch) {}
}
