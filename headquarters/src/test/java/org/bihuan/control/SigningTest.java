package org.bihuan.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.access.AccessApi;
import org.bihuan.access.web.TestSignedIn;
import org.bihuan.control.model.LevelOverride;
import org.bihuan.epi.level.RiskLevel;
import org.bihuan.ledger.Entry;
import org.bihuan.ledger.LedgerApi;
import org.bihuan.ledger.Search;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.RolledBack;
import org.bihuan.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Computed, signed, published, in force: four times that are kept apart. */
@HouseTest
@RolledBack
class SigningTest {
    private static final Actor DUTY = new Actor(1, "duty", "值班员", "", Set.of("control.*"));
    private static final LocalDate TODAY = LocalDate.of(2020, 4, 30);

    @Autowired
    ControlApi control;

    @Autowired
    CityClock clock;

    @Autowired
    MockMvcTester house;

    @Autowired
    SessionRepository<? extends Session> sessions;

    @Autowired
    RealClock realTime;

    @Autowired
    LedgerApi ledger;

    @Autowired
    AccessApi accounts;

    private Issue signed() {
        return ((IssueOutcome.Done) control.sign(DUTY, TODAY, Optional.empty())).issue();
    }

    @Test
    void aSignedListIsFrozenAndNotYetPublished() {
        Issue issue = signed();
        assertThat(issue.levels()).hasSize(41);
        assertThat(issue.computedAt()).isPresent();
        assertThat(issue.verified()).isTrue();
        assertThat(issue.signedBy()).isEqualTo("值班员 (duty)");
        assertThat(issue.publishedAt()).isEmpty();
        assertThat(control.inForce(clock.instant()).orElseThrow().id()).isNotEqualTo(issue.id());
    }

    @Test
    void aPublishedListComesIntoForceWhenItSays() {
        Issue issue = signed();
        Instant from = clock.instant().plus(Duration.ofHours(3));
        assertThat(control.publish(DUTY, issue.id(), from)).isInstanceOf(IssueOutcome.Done.class);
        assertThat(control.inForce(from.minusSeconds(1)).orElseThrow().id()).isNotEqualTo(issue.id());
        assertThat(control.inForce(from).orElseThrow().id()).isEqualTo(issue.id());
    }

    @Test
    void publishingTwiceOrIntoThePastIsRefused() {
        Issue issue = signed();
        assertThat(control.publish(DUTY, issue.id(), clock.instant().minusSeconds(60)))
                .isEqualTo(new IssueOutcome.Refused("control.refusal.past"));
        control.publish(DUTY, issue.id(), clock.instant());
        assertThat(control.publish(DUTY, issue.id(), clock.instant()))
                .isEqualTo(new IssueOutcome.Refused("control.refusal.published"));
    }

    @Test
    void nobodySignsADayToComeAndNoProgramSigns() {
        assertThat(control.sign(DUTY, TODAY.plusDays(1), Optional.empty()))
                .isEqualTo(new IssueOutcome.Refused("control.refusal.future"));
        assertThat(control.sign(Actor.house("a command"), TODAY, Optional.empty()))
                .isEqualTo(new IssueOutcome.Refused("control.refusal.person"));
        assertThat(proved(house.post().uri("/control/issues?day=2020-05-02")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aDecisionAgainstTheRuleHoldsFromTodayThroughItsLastDay() {
        control.decide(DUTY, new LevelOverride("500101", RiskLevel.MEDIUM, "returnees", "W. Duty", TODAY, TODAY));
        Standing standing = control.standings(TODAY).getFirst();
        assertThat(standing.level().level()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(standing.level().rule()).isEqualTo("override no-new-case");
        assertThat(standing.since()).isEqualTo(TODAY);
        assertThat(control.standings(TODAY.minusDays(1)).getFirst().level().level())
                .isEqualTo(RiskLevel.LOW);
    }

    @Test
    void aDecisionOnWhatIsNoUnitOrWithoutReasonIsRefused() {
        assertThat(control.decide(DUTY, new LevelOverride("110000", RiskLevel.HIGH, "r", "p", TODAY, TODAY)))
                .isEqualTo(new OverrideOutcome.Refused("control.refusal.unit"));
        assertThat(house.post().uri("/control/units/500101/decisions?level=HIGH&reason=&until=2020-05-05"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(house.post().uri("/control/units/500101/decisions?level=EXTREME&reason=r&until=2020-05-05"))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void whoSignsSignsTheListThatWasComputedLast() {
        Issue first = signed();
        assertThat(first.computed()).isEqualTo(control.computed(TODAY));
        assertThat(first.computedAt()).contains(first.computed().orElseThrow().at());
        assertThat(signed().computed()).as("nothing changed").isEqualTo(first.computed());
        control.decide(DUTY, new LevelOverride("500101", RiskLevel.MEDIUM, "returnees", "W. Duty", TODAY, TODAY));
        Issue later = signed();
        assertThat(later.computed().orElseThrow().inputs())
                .isNotEqualTo(first.computed().orElseThrow().inputs());
        assertThat(later.computed()).isEqualTo(control.computed(TODAY));
    }

    @Test
    void theSameRequestAgainIsTheSameIssue() {
        UUID request = UUID.fromString("00000000-0000-0000-0000-000000000001");
        Issue issue = ((IssueOutcome.Done) control.sign(DUTY, TODAY, Optional.of(request))).issue();
        assertThat(control.sign(DUTY, TODAY, Optional.of(request))).isEqualTo(new IssueOutcome.Done(issue));
        assertThat(control.issues(Long.MAX_VALUE, 1)).containsExactly(issue);
    }

    @Test
    void whoHasProvedWhoTheyAreSignsByRestToo() throws UnsupportedEncodingException {
        var unproved = house.post()
                .uri("/api/v1/control/issues")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}");
        assertThat(unproved).hasStatus(HttpStatus.FORBIDDEN);
        var answer = proved(house.post()
                        .uri("/api/v1/control/issues")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
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
        assertThat(proved(house.post()
                        .uri("/api/v1/control/issues")
                        .header("Accept-Language", "zh")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"day\":\"2020-05-02\"}")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.title")
                .isEqualTo("未办理");
    }

    private MockMvcTester.MockMvcRequestBuilder proved(MockMvcTester.MockMvcRequestBuilder request) {
        return request.cookie(TestSignedIn.proved(sessions, realTime.instant()));
    }

    /** What the ledger says of a list, oldest first. */
    private List<Entry> told(long issue) {
        return ledger.page(Search.ALL.about("levels:" + issue), Scope.everything(), 10).reversed().stream()
                .map(recorded -> recorded.entry().orElseThrow())
                .toList();
    }

    @Test
    void whatIsSignedHasTheDigestThatAnybodyCanComputeAndTheLedgerKeeps() throws Exception {
        Issue issue = signed();
        control.publish(DUTY, issue.id(), clock.instant());
        assertThat(told(issue.id())).extracting(Entry::act).containsExactly("control.signed", "control.published");
        String digest = issue.digest().orElseThrow();
        assertThat(told(issue.id()).getFirst().signed()).contains(digest);
        var bytes = house.get()
                .uri("/api/v1/control/issues/" + issue.id() + "/signed")
                .exchange();
        assertThat(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(bytes.getResponse().getContentAsByteArray())))
                .isEqualTo(digest);
        assertThat(bytes.getResponse().getContentAsString()).contains("day 2020-04-30\n", "\n500101,LOW,");
    }

    @Test
    void whatIsPublishedIsReadByWhoeverIsSignedInAndNothingElseIs() {
        Issue issue = signed();
        var officer = TestPeople.as(accounts, "district-officer", "500103");
        String path = "/api/v1/control/issues/" + issue.id();
        assertThat(house.get().uri(path).with(officer)).hasStatus(HttpStatus.NOT_FOUND);
        control.publish(DUTY, issue.id(), clock.instant());
        assertThat(house.get().uri(path).with(officer))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.levels.length()")
                .isEqualTo(41);
        assertThat(house.get().uri("/control/issues").with(officer)).hasStatusOk();
    }

    @Test
    void aDecisionIsToldWithItsUnit() {
        control.decide(DUTY, new LevelOverride("500101", RiskLevel.MEDIUM, "returnees", "W. Duty", TODAY, TODAY));
        assertThat(ledger.page(Search.ALL.about("area:500101"), Scope.everything(), 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.act()).isEqualTo("control.decided"));
    }
}
