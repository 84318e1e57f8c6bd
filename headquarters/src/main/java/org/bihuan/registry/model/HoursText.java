package org.bihuan.registry.model;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bihuan.registry.model.WorkingTime.Hours;

/** A day's working hours as people write them: {@code 09:00-12:30, 14:00-18:00}; a hyphen or nothing: not worked. */
public final class HoursText {
    private static final String FREE = "-";
    private static final Pattern SPAN =
            Pattern.compile("([01]?\\d|2[0-3])[:：]([0-5]\\d)\\s*[-–—~～至]\\s*([01]?\\d|2[0-3])[:：]([0-5]\\d)");

    private HoursText() {}

    /** In order of time; empty if the text is malformed, a span does not end after it begins, or spans overlap. */
    public static Optional<List<Hours>> read(String text) {
        List<Hours> day = new ArrayList<>();
        if (text.isBlank() || text.strip().equals(FREE)) {
            return Optional.of(day);
        }
        for (String part : text.strip().split("\\s*[,，;；、]\\s*", -1)) {
            Matcher span = SPAN.matcher(part);
            if (!span.matches()) {
                return Optional.empty();
            }
            LocalTime opens = time(span, 1);
            LocalTime closes = time(span, 3);
            if (!opens.isBefore(closes)) {
                return Optional.empty();
            }
            day.add(new Hours(opens, closes));
        }
        day.sort(Comparator.comparing(Hours::opens));
        for (int i = 1; i < day.size(); i++) {
            if (day.get(i).opens().isBefore(day.get(i - 1).closes())) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(day));
    }

    private static LocalTime time(Matcher span, int group) {
        return LocalTime.of(Integer.parseInt(span.group(group)), Integer.parseInt(span.group(group + 1)));
    }

    /** Empty for a day that is not worked. */
    public static String write(List<Hours> day) {
        return day.stream().map(hours -> hours.opens() + "-" + hours.closes()).collect(Collectors.joining(", "));
    }
}
