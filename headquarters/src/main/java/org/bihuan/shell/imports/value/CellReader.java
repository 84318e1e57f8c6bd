package org.bihuan.shell.imports.value;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.shell.imports.ImportColumn.Type;

/**
 * Reads cells of one file.
 *
 * @param zone where local times are meant
 * @param from1904 whether day numbers count from 1904
 */
public record CellReader(ZoneId zone, boolean from1904) {
    private static final Pattern GROUPED = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,30}(\\.\\d{1,30})?([eE][-+]?\\d{1,2})?");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** What people write where they have nothing to say. */
    private static final Set<String> NOTHING = Set.of("-", "--", "–", "—", "——", "/", "无");

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    public CellValue read(String cell, Type type) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return CellValue.EMPTY;
        }
        if (type == Type.TEXT) {
            return new CellValue.Read(text);
        }
        String plain = plain(text);
        if (plain.isEmpty() || type != Type.CODE && NOTHING.contains(plain)) {
            return CellValue.EMPTY;
        }
        return switch (type) {
            case CODE -> new CellValue.Read(SPACE.matcher(plain).replaceAll(""));
            case WHOLE -> whole(plain, text);
            case DECIMAL -> decimal(plain, text);
            case DAY -> new DayReader(from1904).day(plain, text);
            case MOMENT -> new MomentReader(zone, from1904).moment(plain, text);
            case TEXT -> throw new IllegalStateException("read above");
        };
    }

    /** Full-width letters and digits as plain ones, no spaces at the ends. */
    public static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
            }
        }
        return text;
    }

    private static CellValue whole(String plain, String text) {
        if (digits(plain)) {
            return new CellValue.Read(Long.toString(Long.parseLong(plain)));
        }
        if (!(decimal(plain, text) instanceof CellValue.Read(String number))) {
            return CellValue.Unreadable.of("notWhole", text);
        }
        BigDecimal value = new BigDecimal(number);
        return value.stripTrailingZeros().scale() <= 0 && value.abs().compareTo(LARGEST) <= 0
                ? new CellValue.Read(value.toBigInteger().toString())
                : CellValue.Unreadable.of("notWhole", text);
    }

    private static boolean digits(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            if (plain.charAt(i) < '0' || plain.charAt(i) > '9') {
                return false;
            }
        }
        return plain.length() <= 18;
    }

    private static CellValue decimal(String plain, String text) {
        String number = GROUPED.matcher(plain).matches() ? plain.replace(",", "") : plain;
        return NUMBER.matcher(number).matches()
                ? new CellValue.Read(new BigDecimal(number).stripTrailingZeros().toPlainString())
                : CellValue.Unreadable.of("notNumber", text);
    }
}
