package org.bihuan.shell.imports.file;

/**
 * How much a file may ask of the house.
 *
 * @param bytes of the file
 * @param unpacked bytes of all parts of a workbook, unpacked
 * @param sharedText bytes of a workbook's table of texts, which is held in memory
 * @param columns per row
 * @param cell characters per cell; Excel's own limit is 32,767
 * @param rows with something in them
 */
public record Limits(long bytes, long unpacked, long sharedText, int columns, int cell, int rows) {
    public static final Limits USUAL = new Limits(256L << 20, 1L << 30, 64L << 20, 500, 32_767, 5_000_000);

    /** Characters per row, markup included. */
    int row() {
        return 1 << 20;
    }
}
