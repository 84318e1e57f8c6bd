package org.bihuan.epi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpiWeekTest {
    // MMWR weeks as the CDC's calendars print them
    @ParameterizedTest
    @CsvSource({
        "ISO, 2020-01-01, 2020, 1", "ISO, 2019-12-30, 2020, 1", "ISO, 2019-12-29, 2019, 52",
        "ISO, 2020-12-31, 2020, 53", "ISO, 2021-01-03, 2020, 53", "ISO, 2021-01-04, 2021, 1",
        "CDC, 2019-12-28, 2019, 52", "CDC, 2019-12-29, 2020, 1", "CDC, 2021-01-02, 2020, 53",
        "CDC, 2021-01-03, 2021, 1", "CDC, 2014-12-28, 2014, 53", "CDC, 2016-01-03, 2016, 1",
        "CDC, 2022-01-01, 2021, 52"
    })
    void knownWeeks(WeekSystem system, LocalDate date, int year, int week) {
        EpiWeek found = EpiWeek.of(system, date);
        assertThat(found).isEqualTo(new EpiWeek(system, year, week));
        assertThat(date).isBetween(found.firstDay(), found.lastDay());
    }

    @Test
    void weeksFollowEachOtherForAHundredYears() {
        for (WeekSystem system : WeekSystem.values()) {
            EpiWeek week = EpiWeek.of(system, LocalDate.of(1950, 6, 1));
            while (week.year() < 2051) {
                EpiWeek next = week.next();
                assertThat(next.firstDay()).isEqualTo(week.lastDay().plusDays(1));
                assertThat(next.week()).isEqualTo(next.year() == week.year() ? week.week() + 1 : 1);
                week = next;
            }
        }
    }

    @Test
    void thereIsNoWeek53InAShortYear() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EpiWeek(WeekSystem.ISO, 2021, 53));
    }
}
