package org.bihuan.control.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names what a list of levels follows from by one hash: equal hashes, equal figures, groups, decisions and rules. */
public final class Inputs {
    private Inputs() {}

    /** @return SHA-256, hex */
    public static String hash(String rules, List<UnitLevel> levels) {
        StringBuilder text = new StringBuilder(rules);
        for (UnitLevel level : levels) {
            text.append('\n').append(level.unit());
            figures(text, level.own());
            figures(text, level.deciding());
            text.append('\t').append(level.group().orElse(""));
            level.override().ifPresent(decision -> text.append('\t').append(decision));
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void figures(StringBuilder text, Figures figures) {
        text.append('\t')
                .append(figures.cumulative())
                .append('/')
                .append(figures.newCases())
                .append('/')
                .append(figures.clusters());
    }
}
