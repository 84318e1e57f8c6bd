/**
 * Import as a service, once for every room: file → staged rows → a result per row → commit → undo by batch. The same file
 * again changes nothing, in whatever order its rows stand; one corrected cell is one correction.
 *
 * <p>A room offers a kind of list as a bean of {@link org.bihuan.shell.imports.ImportKind}: its columns, what speaks
 * against a row, what is stored under the rows' keys now, and how rows are taken and given back. Everything else happens
 * here: reading CSV and XLSX, finding the header, mapping columns (remembered per sender), reading values, duplicates
 * within the file, comparing with what is stored, progress, cancelling, the page, REST and the command line.
 *
 * <p>Three rules hold for every kind. An empty cell says nothing: what is stored stays. A row that is refused stays out,
 * the others go in. A batch is committed and undone whole, each in one transaction.
 */
@NullMarked
package org.bihuan.shell.imports;

import org.jspecify.annotations.NullMarked;
