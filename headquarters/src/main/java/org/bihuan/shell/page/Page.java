package org.bihuan.shell.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bihuan.shell.city.City;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;

/**
 * What every page knows about its reader and its moment. Templates take it as {@code page}; controllers get it as a
 * parameter.
 *
 * @param path the page's own path, without query
 * @param query its query, empty if none
 * @param language zh-CN or en
 * @param theme what the reader chose
 * @param city who this headquarters is
 * @param now what the city's clock shows
 * @param demo whether the clock is a demo's
 * @param settingUp whether the city is still being set up; no room is open then
 * @param rooms the menu, as far as its reader may enter; empty for whoever has not signed in
 * @param access who reads it, and which rows are theirs
 * @param words texts
 */
public record Page(
        String path,
        String query,
        Locale language,
        Theme theme,
        City city,
        Instant now,
        boolean demo,
        boolean settingUp,
        List<RoomEntry> rooms,
        Access access,
        Words words) {

    /** The text of a key in the reader's language. */
    public String t(String key, Object... arguments) {
        return words.say(language, key, arguments);
    }

    public boolean chinese() {
        return language.getLanguage().equals("zh");
    }

    /** The value of the {@code lang} attribute; Han glyphs are chosen by it. */
    public String tag() {
        return language.toLanguageTag();
    }

    /** Who reads it. */
    public Actor reader() {
        return access.actor();
    }

    /** Where its reader stands: the unit that they belong to, the city if they name none. */
    public String standing() {
        return reader().unit().isEmpty() ? cityName() : reader().unit();
    }

    /** Which sectors are theirs, shortly: all, or how many. */
    public String sectors() {
        if (!reader().isPerson() || access.scope().allSectors()) {
            return t("shell.allSectors");
        }
        return t("shell.sectors", access.scope().sectors().size());
    }

    public String cityName() {
        return city.named() ? city.name(language) : t("setup.noCity");
    }

    public ZonedDateTime local(Instant instant) {
        return instant.atZone(city.zone());
    }

    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm").format(local(instant));
    }

    /** A day with its year, as the reader's language writes it. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(t("shell.format.day"), language).format(day);
    }

    /** A day without its year. */
    public String shortDay(LocalDate day) {
        return DateTimeFormatter.ofPattern(t("shell.format.shortDay"), language).format(day);
    }

    /** A day with its year and week day. */
    public String longDay(LocalDate day) {
        return DateTimeFormatter.ofPattern(t("shell.format.longDay"), language).format(day);
    }

    /** A moment: day and time. */
    public String moment(Instant instant) {
        return day(LocalDate.ofInstant(instant, city.zone())) + " " + time(instant);
    }

    /** How far a moment is from now: "2 h 10 min late", "in 45 min". */
    public String fromNow(Instant instant) {
        Duration away = Duration.between(instant, now);
        return t(away.isNegative() ? "shell.span.in" : "shell.span.late", span(away.abs()));
    }

    /** A duration in the two largest units that it has: days, hours, minutes. */
    public String span(Duration duration) {
        List<String> parts = new ArrayList<>();
        if (duration.toDays() > 0) {
            parts.add(t("shell.span.days", number(duration.toDays())));
        }
        if (duration.toHoursPart() > 0) {
            parts.add(t("shell.span.hours", number(duration.toHoursPart())));
        }
        if (duration.toDays() == 0 && (duration.toMinutesPart() > 0 || parts.isEmpty())) {
            parts.add(t("shell.span.minutes", number(duration.toMinutesPart())));
        }
        return String.join(" ", parts);
    }

    /** A whole number with grouping. */
    public String number(long value) {
        return String.format(language, "%,d", value);
    }

    /** True if this page belongs to the room, for the menu's mark. */
    public boolean in(RoomEntry room) {
        return path.equals(room.path()) || path.equals("/" + room.key()) || path.startsWith("/" + room.key() + "/");
    }

    /** Moments are told in this zone. */
    public ZoneId zone() {
        return city.zone();
    }
}
