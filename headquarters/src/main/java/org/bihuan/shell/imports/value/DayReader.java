package org.bihuan.shell.imports.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads days: 2020-02-26, 2020/2/26, 2020.2.26, 20200226, 2020年2月26日, a spreadsheet's day number, and with the year last
 * only if it can be read in one way (26.02.2020, 26/2/2020, 2/26/2020).
 */
record DayReader(boolean from1904) {
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})[日号]?)(?:[T ]+0?0:00(:00(\\.0+)?)?)?");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:\\.0+)?");

    CellValue day(String plain, String text) {
        Matcher first = YEAR_FIRST.matcher(plain);
        if (first.matches()) {
            return first.group(2) != null
                    ? day(first.group(1), first.group(3), first.group(4), text)
                    : day(first.group(1), first.group(5), first.group(6), text);
        }
        Matcher compact = COMPACT.matcher(plain);
        if (compact.matches()) {
            return day(compact.group(1), compact.group(2), compact.group(3), text);
        }
        Matcher serial = SERIAL.matcher(plain);
        if (serial.matches()) {
            LocalDate day = Serial.day(Integer.parseInt(serial.group(1)), from1904);
            return Serial.plausible(day) ? new CellValue.Read(day.toString()) : CellValue.Unreadable.of("notDay", text);
        }
        Matcher last = YEAR_LAST.matcher(plain);
        return last.matches() ? yearLast(last, text) : CellValue.Unreadable.of("notDay", text);
    }

    private static CellValue yearLast(Matcher last, String text) {
        int one = Integer.parseInt(last.group(1));
        int two = Integer.parseInt(last.group(3));
        if (one <= 12 && two <= 12 && one != two) {
            return CellValue.Unreadable.of("ambiguousDay", text);
        }
        return one > 12
                ? day(last.group(4), last.group(3), last.group(1), text)
                : day(last.group(4), last.group(1), last.group(3), text);
    }

    private static CellValue day(String year, String month, String day, String text) {
        try {
            return new CellValue.Read(
                    LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                            .toString());
        } catch (DateTimeException e) {
            return CellValue.Unreadable.of("noSuchDay", text);
        }
    }
}
