package org.bihuan.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.control.model.LevelOverride;
import org.bihuan.epi.level.RiskLevel;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.RolledBack;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Computed, signed, published, in force: four times that are kept apart. */
@HouseTest
@RolledBack
class SigningTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 4, 30);

    @Autowired
    ControlApi control;

    @Autowired
    CityClock clock;

    @Autowired
    MockMvcTester house;

    private Issue signed() {
        return ((IssueOutcome.Done) control.sign(TODAY, "W. Duty", Optional.empty())).issue();
    }

    @Test
    void aSignedListIsFrozenAndNotYetPublished() {
        Issue issue = signed();
        assertThat(issue.levels()).hasSize(41);
        assertThat(issue.computedAt()).isPresent();
        assertThat(issue.verified()).isFalse();
        assertThat(issue.publishedAt()).isEmpty();
        assertThat(control.inForce(clock.instant()).orElseThrow().id()).isNotEqualTo(issue.id());
    }

    @Test
    void aPublishedListComesIntoForceWhenItSays() {
        Issue issue = signed();
        Instant from = clock.instant().plus(Duration.ofHours(3));
        assertThat(control.publish(issue.id(), from)).isInstanceOf(IssueOutcome.Done.class);
        assertThat(control.inForce(from.minusSeconds(1)).orElseThrow().id()).isNotEqualTo(issue.id());
        assertThat(control.inForce(from).orElseThrow().id()).isEqualTo(issue.id());
    }

    @Test
    void publishingTwiceOrIntoThePastIsRefused() {
        Issue issue = signed();
        assertThat(control.publish(issue.id(), clock.instant().minusSeconds(60)))
                .isEqualTo(new IssueOutcome.Refused("control.refusal.past"));
        control.publish(issue.id(), clock.instant());
        assertThat(control.publish(issue.id(), clock.instant()))
                .isEqualTo(new IssueOutcome.Refused("control.refusal.published"));
    }

    @Test
    void nobodySignsADayToComeOrWithoutAName() {
        assertThat(control.sign(TODAY.plusDays(1), "W. Duty", Optional.empty()))
                .isEqualTo(new IssueOutcome.Refused("control.refusal.future"));
        assertThat(control.sign(TODAY, " ", Optional.empty()))
                .isEqualTo(new IssueOutcome.Refused("control.refusal.person"));
        assertThat(house.post().uri("/control/issues?day=2020-05-02&person=W"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aDecisionAgainstTheRuleHoldsFromTodayThroughItsLastDay() {
        control.decide(new LevelOverride("500101", RiskLevel.MEDIUM, "returnees", "W. Duty", TODAY, TODAY));
        Standing standing = control.standings(TODAY).getFirst();
        assertThat(standing.level().level()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(standing.level().rule()).isEqualTo("override no-new-case");
        assertThat(standing.since()).isEqualTo(TODAY);
        assertThat(control.standings(TODAY.minusDays(1)).getFirst().level().level())
                .isEqualTo(RiskLevel.LOW);
    }

    @Test
    void aDecisionOnWhatIsNoUnitOrWithoutReasonIsRefused() {
        assertThat(control.decide(new LevelOverride("110000", RiskLevel.HIGH, "r", "p", TODAY, TODAY)))
                .isEqualTo(new OverrideOutcome.Refused("control.refusal.unit"));
        assertThat(house.post().uri("/control/units/500101/decisions?level=HIGH&reason=&person=W&until=2020-05-05"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(house.post().uri("/control/units/500101/decisions?level=EXTREME&reason=r&person=W&until=2020-05-05"))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void whoSignsSignsTheListThatWasComputedLast() {
        Issue first = signed();
        assertThat(first.computed()).isEqualTo(control.computed(TODAY));
        assertThat(first.computedAt()).contains(first.computed().orElseThrow().at());
        assertThat(signed().computed()).as("nothing changed").isEqualTo(first.computed());
        control.decide(new LevelOverride("500101", RiskLevel.MEDIUM, "returnees", "W. Duty", TODAY, TODAY));
        Issue later = signed();
        assertThat(later.computed().orElseThrow().inputs())
                .isNotEqualTo(first.computed().orElseThrow().inputs());
        assertThat(later.computed()).isEqualTo(control.computed(TODAY));
    }

    @Test
    void theSameRequestAgainIsTheSameIssue() {
        UUID request = UUID.fromString("00000000-0000-0000-0000-000000000001");
        Issue issue = ((IssueOutcome.Done) control.sign(TODAY, "W. Duty", Optional.of(request))).issue();
        assertThat(control.sign(TODAY, "W. Duty", Optional.of(request))).isEqualTo(new IssueOutcome.Done(issue));
        assertThat(control.issues(Long.MAX_VALUE, 1)).containsExactly(issue);
    }

    @Test
    void programsSignAndPublishToo() throws UnsupportedEncodingException {
        var answer = house.post()
                .uri("/api/v1/control/issues")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"person\":\"W. Duty\"}")
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.CREATED);
        String path = String.valueOf(answer.getResponse().getHeader("Location"));
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.inputs")
                .isEqualTo(control.computed(TODAY).orElseThrow().inputs());
        assertThat(house.post()
                        .uri(path + "/publish")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatusOk();
        assertThat(house.get().uri(path))
                .bodyJson()
                .extractingPath("$.inForceAt")
                .isEqualTo("2020-04-30T00:00:00Z");
        assertThat(house.get().uri("/api/v1/control/computed?day=2020-04-30")).hasStatusOk();
        assertThat(house.get().uri("/api/v1/control/computed?day=2019-04-30")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(house.post()
                        .uri("/api/v1/control/issues")
                        .header("Accept-Language", "zh")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"day\":\"2020-05-02\",\"person\":\"W. Duty\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.title")
                .isEqualTo("未办理");
    }
}
