package org.bihuan.shell.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a file is by its first bytes. */
enum Content {
    EMPTY,
    ZIP,
    /** Compound file: Excel before 2007, or a workbook with a password. */
    OLD_EXCEL,
    /** Something else that is no table: PDF, picture, web page, archive. */
    OTHER,
    TEXT;

    private static final List<String> OTHERS = List.of(
            "%PDF",
            "\u0089PNG",
            "\u00ff\u00d8\u00ff",
            "GIF8",
            "\u001f\u008b",
            "BZh",
            "\u00fd7zXZ",
            "7z\u00bc",
            "Rar!",
            "{\\rtf",
            "\u007fELF",
            "MZ");
    private static final List<String> MARKUP = List.of("<?xml", "<!doctype", "<html", "<table", "<script");

    static Content of(Path path) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(512);
        }
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        if (bytes.isEmpty()) {
            return EMPTY;
        }
        if (bytes.startsWith("PK\u0003\u0004") || bytes.startsWith("PK\u0005\u0006")) {
            return ZIP;
        }
        if (bytes.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return OLD_EXCEL;
        }
        String text = bytes.replaceFirst("^\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT);
        boolean other =
                OTHERS.stream().anyMatch(bytes::startsWith) || MARKUP.stream().anyMatch(text::startsWith);
        return other ? OTHER : TEXT;
    }
}
