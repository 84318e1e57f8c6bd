package org.bihuan.loop.model.protocol;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment counted from another one. Every duration names its clock. */
public sealed interface Moment {
    Pattern WALL = Pattern.compile("day (\\d{1,4}) (\\d\\d):(\\d\\d)");
    Pattern WORKING = Pattern.compile("(PT\\S+) working");
    Pattern DAYS = Pattern.compile("(\\d{1,4}) working days?");

    /** Elapsed time of the calendar clock; may be negative. */
    record Elapsed(Duration time) implements Moment {}

    /** Time worked by the city's calendar. */
    record Working(Duration time) implements Moment {}

    /** When offices close on the n-th working day after: "within n working days". */
    record WorkingDays(int days) implements Moment {}

    /** {@code minute} of the n-th local day after the day of the anchor, which is day 0; 24:00 is minute 1440. */
    record Wall(int day, int minute) implements Moment {}

    /** @throws IllegalArgumentException if the text is of none of the four forms */
    static Moment parse(String text) {
        Matcher wall = WALL.matcher(text);
        if (wall.matches()) {
            return new Wall(Integer.parseInt(wall.group(1)), minute(wall.group(2) + ":" + wall.group(3)));
        }
        Matcher working = WORKING.matcher(text);
        if (working.matches()) {
            return new Working(Duration.parse(working.group(1)));
        }
        Matcher days = DAYS.matcher(text);
        return days.matches() ? new WorkingDays(Integer.parseInt(days.group(1))) : new Elapsed(Duration.parse(text));
    }

    /** Minute of a wall time from 00:00 to 24:00. */
    static int minute(String wall) {
        return 60 * Integer.parseInt(wall, 0, 2, 10) + Integer.parseInt(wall, 3, 5, 10);
    }
}
