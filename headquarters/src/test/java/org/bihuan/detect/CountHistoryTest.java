package org.bihuan.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.RolledBack;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Counts keep every version; the same again changes nothing. */
@HouseTest
@RolledBack
class CountHistoryTest {
    private static final LocalDate DAY = LocalDate.of(2020, 4, 30);

    @Autowired
    DetectApi detect;

    @Autowired
    MockMvcTester house;

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

    @Test
    void casesWhoseUnitWasNotGivenOutAreNeverCarriedForward() throws UnsupportedEncodingException {
        LocalDate last = LocalDate.of(2020, 3, 22); // the pack's last row of that stream
        Curve unassigned = detect.curves(DAY).get("500000-UNK");
        assertThat(unassigned.confirmed(last)).isEqualTo(1);
        assertThat(unassigned.confirmed(last.plusDays(1))).isZero();
        assertThat(unassigned.added(last.plusDays(1))).isEqualTo(-1);
        assertThat(detect.curves(DAY).get("500000-IMP").carried()).isTrue();
        assertThat(rows()).isNotEmpty().doesNotContain("Source not given out");
    }

    @Test
    void everyCountSaysThroughWhichDayItHolds() throws UnsupportedEncodingException {
        assertThat(Jsoup.parse(page()).select("section table tbody tr"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.select("td").last().text()).endsWith("24:00"));
    }

    private List<String> rows() throws UnsupportedEncodingException {
        return Jsoup.parse(page()).select("section table tbody th").eachText();
    }

    private String page() throws UnsupportedEncodingException {
        return house.get()
                .uri("/detect")
                .header("Accept-Language", "en")
                .exchange()
                .getResponse()
                .getContentAsString();
    }
}
