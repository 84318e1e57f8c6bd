/**
 * Files as tables: CSV and XLSX read as rows of text, in bounded memory whatever the file is. What a file is, is decided by
 * its content, never by its name. Hostile or broken files end in a {@link org.bihuan.shell.imports.file.Refusal}.
 */
@NullMarked
package org.bihuan.shell.imports.file;

import org.jspecify.annotations.NullMarked;
