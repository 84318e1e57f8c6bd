package org.bihuan.shell.imports.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads moments: ISO with offset, or a day as {@link DayReader} reads it and a time of day in the city's zone. */
record MomentReader(ZoneId zone, boolean from1904) {
    private static final Pattern OFFSET =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*(Z|[+-]\\d{2}:?\\d{2})");
    private static final Pattern LOCAL = Pattern.compile("(.{1,24}?)(?:[T ]{1,8}|(?<=[日号]))(\\d{1,2})"
            + "(?::(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?|[时点](?:(\\d{1,2})分)?)");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}\\.\\d+");
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    CellValue moment(String plain, String text) {
        if (SERIAL.matcher(plain).matches()) {
            return serial(new BigDecimal(plain), text);
        }
        if (OFFSET.matcher(plain).matches()) {
            return offset(plain, text);
        }
        Matcher local = LOCAL.matcher(plain);
        if (!local.matches()) {
            return CellValue.Unreadable.of("notMoment", text);
        }
        CellValue day = new DayReader(from1904).day(local.group(1).strip(), text);
        if (!(day instanceof CellValue.Read(String iso))) {
            return day;
        }
        String minute = local.group(3) != null ? local.group(3) : local.group(5);
        try {
            LocalTime time = LocalTime.of(number(local.group(2)), number(minute), number(local.group(4)));
            return at(LocalDateTime.of(LocalDate.parse(iso), time));
        } catch (DateTimeException e) {
            return CellValue.Unreadable.of("notMoment", text);
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private CellValue serial(BigDecimal number, String text) {
        LocalDate day = Serial.day(number.longValue(), from1904);
        long seconds = number.remainder(BigDecimal.ONE)
                .multiply(SECONDS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return Serial.plausible(day)
                ? at(day.atStartOfDay().plusSeconds(seconds))
                : CellValue.Unreadable.of("notMoment", text);
    }

    private static CellValue offset(String plain, String text) {
        try {
            String iso = plain.replace(' ', 'T').replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
            return new CellValue.Read(OffsetDateTime.parse(iso).toInstant().toString());
        } catch (DateTimeException e) {
            return CellValue.Unreadable.of("notMoment", text);
        }
    }

    private CellValue at(LocalDateTime local) {
        return new CellValue.Read(local.atZone(zone).toInstant().toString());
    }
}
