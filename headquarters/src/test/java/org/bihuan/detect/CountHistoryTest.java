package org.bihuan.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.RolledBack;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Counts keep every version; the same again changes nothing. */
@HouseTest
@RolledBack
class CountHistoryTest {
    private static final LocalDate DAY = LocalDate.of(2020, 4, 30);

    @Autowired
    DetectApi detect;

    private static Count count(int confirmed) {
        return new Count("500101", DAY, DAY.minusDays(1), confirmed, OptionalInt.of(115), OptionalInt.of(4));
    }

    @Test
    void aCorrectionIsANewVersionAndTheOldOneStays() {
        int before = detect.history("500101", DAY).size();
        assertThat(detect.record(List.of(count(119)), "tester")).isEqualTo(1);
        assertThat(detect.record(List.of(count(119)), "tester")).isZero();
        List<CountVersion> history = detect.history("500101", DAY);
        assertThat(history).hasSize(before + 1);
        assertThat(history.getLast().count().confirmed()).isEqualTo(119);
        assertThat(history.getLast().supersededAt()).isEmpty();
        assertThat(history.get(history.size() - 2).supersededAt()).isPresent();
        assertThat(detect.curves(DAY).get("500101").confirmed(DAY)).isEqualTo(119);
    }

    @Test
    void whatWasNotYetGivenOutIsNotSeen() {
        assertThat(detect.curves(LocalDate.of(2020, 2, 1))
                        .get("500101")
                        .counts()
                        .lastKey())
                .isEqualTo(LocalDate.of(2020, 2, 1));
    }

    @Test
    void theCitysOwnRowsHoldTheDayBeforeTheyAreGivenOut() {
        Curve city = detect.curves(DAY).get("500000");
        assertThat(city.through()).isEqualTo(DAY.minusDays(1));
        assertThat(city.counts().get(LocalDate.of(2020, 1, 31)).confirmed()
                        - city.counts().get(LocalDate.of(2020, 1, 30)).confirmed())
                .isEqualTo(41);
    }
}
