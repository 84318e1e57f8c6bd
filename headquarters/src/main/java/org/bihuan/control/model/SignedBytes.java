package org.bihuan.control.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.bihuan.control.IssuedLevel;

/**
 * The bytes that are signed: UTF-8 lines that end with LF, {@code bihuan levels 1}, {@code day}, {@code rules},
 * {@code inputs} ({@link Inputs}), then per unit in the order of codes
 * {@code unit,level,rule,cumulative,newCases,clusters}. Whoever has a signed list can write them again.
 */
public final class SignedBytes {
    private SignedBytes() {}

    /** @param inputs SHA-256 of what the levels follow from, hex */
    public static byte[] of(LocalDate day, String rules, String inputs, List<IssuedLevel> levels) {
        StringBuilder text = new StringBuilder("bihuan levels 1\n")
                .append("day ")
                .append(day)
                .append("\nrules ")
                .append(rules)
                .append("\ninputs ")
                .append(inputs)
                .append('\n');
        levels.stream()
                .sorted(Comparator.comparing(IssuedLevel::unit))
                .forEach(level -> text.append(String.join(
                                ",",
                                level.unit(),
                                level.level().name(),
                                level.rule(),
                                String.valueOf(level.cumulative()),
                                String.valueOf(level.newCases()),
                                String.valueOf(level.clusters())))
                        .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @return SHA-256, hex */
    public static String digest(byte[] signed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(signed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
