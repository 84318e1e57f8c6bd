package org.bihuan.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Working hours as people write them. */
class HoursTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09:00-12:30, 14:00-18:00 | 09:00-12:30, 14:00-18:00",
                "14:00-18:00,9:00-12:30   | 09:00-12:30, 14:00-18:00",
                "9：00—12：30；14:00至18:00 | 09:00-12:30, 14:00-18:00",
                "09:00 - 12:00、12:00~13:00 | 09:00-12:00, 12:00-13:00",
                "-                         | ''",
                "''                        | ''"
            })
    void areReadInOrderAndWrittenInOneWay(String typed, String written) {
        assertThat(HoursText.read(typed).map(HoursText::write)).contains(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9-17",
                "24:00-25:00",
                "12:00-09:00",
                "09:00-09:00",
                "09:00-12:00, 11:59-13:00",
                "09:00-12:00,",
                "--",
                "all day"
            })
    void orNotAtAll(String typed) {
        assertThat(HoursText.read(typed)).isEmpty();
    }
}
