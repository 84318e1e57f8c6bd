package org.bihuan.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.control.model.RatingEntry;
import org.bihuan.control.model.Ratings;
import org.bihuan.control.model.Ratings.ListName;
import org.bihuan.epi.level.RiskLevel;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.RolledBack;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Groups, clusters and decisions seen and edited by page; every version stays. */
@HouseTest
@RolledBack
class InputPagesTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 4, 30);

    @Autowired
    Ratings ratings;

    @Autowired
    ControlApi control;

    @Autowired
    MockMvcTester house;

    private RatingEntry newest(ListName list) {
        return ratings.entries(list, Long.MAX_VALUE, 1).getFirst();
    }

    private void post(String uri) {
        assertThat(house.post().uri(uri)).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void eachListShowsInBothLanguagesWhoEnteredWhatUnverified() {
        for (String list : List.of("groups", "clusters", "decisions")) {
            for (String language : List.of("zh", "en")) {
                assertThat(house.get().uri("/control/" + list).header("Accept-Language", language))
                        .hasStatusOk();
            }
        }
        assertThat(house.get().uri("/control/groups").header("Accept-Language", "en"))
                .bodyText()
                .contains("rating group core", "city pack · unverified", " 2020 – open");
        assertThat(house.get().uri("/control/levels-of-mars")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aUnitJoinsAGroupAndLeavesIt() {
        post("/control/groups?unit=500101&group=east&from=2020-04-01&until=");
        RatingEntry.Member member = (RatingEntry.Member) newest(ListName.GROUPS);
        assertThat(member.member().group()).isEqualTo("east");
        assertThat(member.kept().verified()).isTrue();
        assertThat(control.standings(TODAY).getFirst().level().group()).contains("east");
        post("/control/groups/" + member.id() + "/end");
        assertThat(control.standings(TODAY).getFirst().level().group()).isEmpty();
        assertThat(control.standings(TODAY.minusDays(1)).getFirst().level().group())
                .contains("east");
        RatingEntry ended = ratings.entries(ListName.GROUPS, member.id() + 1, 1).getFirst();
        assertThat(ended.kept().endedBy()).isEqualTo("值班员 city-duty (city-duty.500000)");
    }

    @Test
    void aClusterIsCorrectedByTheSameUnitDayAndLabelAndTakenBackWhole() {
        post("/control/clusters?unit=500101&day=2020-04-20&size=3&label=market");
        RatingEntry first = newest(ListName.CLUSTERS);
        post("/control/clusters?unit=500101&day=2020-04-20&size=4&label=market");
        RatingEntry second = newest(ListName.CLUSTERS);
        assertThat(second.id()).isGreaterThan(first.id());
        assertThat(control.standings(TODAY).getFirst().level().clusters()).isEqualTo(1);
        post("/control/clusters/" + second.id() + "/end");
        assertThat(control.standings(TODAY).getFirst().level().clusters()).isZero();
        assertThat(house.post().uri("/control/clusters/" + second.id() + "/end"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aDecisionIsEndedFromTodayOn() {
        post("/control/decisions?unit=500101&level=HIGH&reason=watch&until=2020-05-05");
        assertThat(control.standings(TODAY).getFirst().level().level()).isEqualTo(RiskLevel.HIGH);
        post("/control/decisions/" + newest(ListName.DECISIONS).id() + "/end");
        assertThat(control.standings(TODAY).getFirst().level().level()).isEqualTo(RiskLevel.LOW);
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasTypedStays() {
        assertThat(house.post()
                        .uri("/control/clusters?unit=500101&day=2020-04-20&size=0&label=night-market")
                        .header("Accept-Language", "en"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("A cluster has at least one case.", "night-market");
        for (String wrong : List.of(
                "/control/groups?unit=110000&group=east&from=2020-04-01",
                "/control/groups?unit=500101&group=&from=2020-04-01",
                "/control/groups?unit=500101&group=east&from=2020-04-01&until=2020-03-01",
                "/control/clusters?unit=500101&day=2020-05-01&size=3",
                "/control/decisions?unit=500101&level=RED&reason=r&until=2020-05-05",
                "/control/decisions?unit=500101&level=LOW&reason=r&until=2020-04-29",
                "/control/decisions?unit=500101&level=LOW&reason=&until=2020-05-05")) {
            assertThat(house.post().uri(wrong)).as(wrong).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
