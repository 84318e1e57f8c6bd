package org.bihuan.shell.imports;

/**
 * Staged rows as a room's SQL sees them: {@code line} (int, line of the file) and the kind's columns under their keys,
 * typed as {@link ImportColumn.Type#sql()}, null where the cell is empty.
 *
 * @param sql a table expression in brackets to stand after {@code from} or {@code join}, before an alias; contains no
 *     parameters
 */
public record StagedRows(String sql) {}
