package org.bihuan.loop.model.protocol;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The slots that one occurrence of an anchor has. */
public sealed interface Series {
    /** True if the series ends by itself. */
    boolean ends();

    record Once(Moment opens, Moment due) implements Series {
        @Override
        public boolean ends() {
            return true;
        }
    }

    /** The same windows on every chosen local day. */
    record Windows(List<Window> windows, Days days) implements Series {
        @Override
        public boolean ends() {
            return days.last().isPresent();
        }
    }

    /** Minutes of the local day, up to 1440; {@code due} after {@code opens}. */
    record Window(int opens, int due) {}

    /**
     * @param first day after the anchor's day, which is 0
     * @param week empty for every day of the week
     * @param worked only days that are worked, or only those that are not
     */
    record Days(int first, OptionalInt last, Set<DayOfWeek> week, Optional<Boolean> worked) {}

    /** Every {@code interval} of elapsed time from the anchor on; {@code due} after each opening. */
    record Every(Duration interval, Duration due, OptionalInt times) implements Series {
        @Override
        public boolean ends() {
            return times.isPresent();
        }
    }

    /** On one day of each month (the last one if the month is shorter), from the anchor's month on. */
    record Monthly(int day, Window window, OptionalInt times) implements Series {
        @Override
        public boolean ends() {
            return times.isPresent();
        }
    }

    /** {@code times} a day at moments drawn from the loop's name and the day, to be answered within {@code answer}. */
    record Random(int times, Window between, Duration answer, Days days) implements Series {
        @Override
        public boolean ends() {
            return days.last().isPresent();
        }
    }
}
