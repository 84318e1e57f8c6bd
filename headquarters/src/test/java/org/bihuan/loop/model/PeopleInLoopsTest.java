package org.bihuan.loop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.bihuan.loop.model.LoopView.StepView;
import org.bihuan.loop.model.Refusal.Reason;
import org.bihuan.loop.model.protocol.ProtocolReader;
import org.junit.jupiter.api.Test;

/** Histories that went wrong elsewhere, by name: hand-over, ladder, waiver, closing. */
class PeopleInLoopsTest extends NamedHistory {
    @Test
    void breachedSlotWaived() {
        open("16T05:00", "16T05:00");
        record("16T13:00", request(Act.Request.Kind.WAIVE, 1, Optional.empty()));
        record("16T13:30", new Act.Grant("r", "HOTEL"));
        record("16T14:00", new Act.Grant("r", "street:li"));
        assertThat(refused("17T05:00")).containsExactly(Reason.OWN_REQUEST);
        assertThat(slot("17T05:00", 1).state()).isEqualTo(SlotState.WAIVED);
        assertThat(slot("17T05:00", 1).breach()).isPresent();
        assertThat(steps("17T05:00", 1)).containsExactly(1, 2);
    }

    @Test
    void evidenceAfterAWaiverWins() {
        open("16T05:00", "16T05:00");
        record("16T07:00", request(Act.Request.Kind.WAIVE, 1, Optional.empty()));
        record("16T07:10", new Act.Grant("r", "street:li"));
        reading("16T09:00", "e1", "16T09:00", "36.5");
        assertThat(slot("16T08:00", 1).state()).isEqualTo(SlotState.WAIVED);
        assertThat(slot("16T09:00", 1).state()).isEqualTo(SlotState.DONE);
    }

    @Test
    void anExtensionIsAskedForBeforeTheDueTimeAndDoesNotReachTheNextSlot() {
        open("16T05:00", "16T05:00");
        record("16T09:00", request(Act.Request.Kind.EXTEND, 1, Optional.of(at("16T15:00"))));
        record("16T09:10", new Act.Grant("r", "street:li"));
        record("16T09:20", new Act.Deny("r", "street:li"));
        record("16T09:30", request(Act.Request.Kind.EXTEND, 1, Optional.of(at("16T13:00"))));
        record("16T10:30", new Act.Grant("r", "street:li"));
        record("16T13:30", request(Act.Request.Kind.EXTEND, 1, Optional.of(at("16T13:40"))));
        assertThat(refused("16T14:00")).containsExactly(Reason.REACHES_NEXT, Reason.AFTER_DUE);
        assertThat(slot("16T13:00", 1).state()).isEqualTo(SlotState.OPEN);
        assertThat(slot("16T14:00", 1).state()).isEqualTo(SlotState.LATE);
    }

    @Test
    void handOverWhileALadderClimbs() {
        open("16T05:00", "16T05:00");
        record("16T11:00", new Act.Offer("o", "HOTEL", "WARD", Optional.of(at("16T18:00"))));
        record("16T13:00", new Act.Accept("o"));
        record("16T13:05", new Act.Accept("o"));
        reading("16T14:00", "e2", "16T13:30", "36.5"); // the giver no longer may
        assertThat(refused("17T05:00")).containsExactly(Reason.NO_OFFER, Reason.NOT_YOURS);
        assertThat(slot("17T05:00", 1).breach()).contains(new LoopView.Breach(Optional.of("HOTEL")));
        assertThat(loop("17T00:30").ladder().stream()
                        .filter(step -> step.slot() == 1)
                        .map(StepView::to))
                .containsExactly("HOTEL/street", "HOTEL/district", "HOTEL/health", "WARD/district");
        assertThat(loop("17T05:00").custody())
                .containsExactly(
                        new LoopView.Held("HOTEL", at("16T05:00"), Optional.of(at("16T13:00"))),
                        new LoopView.Held("WARD", at("16T13:00"), Optional.empty()));
    }

    @Test
    void theGiversReadingUploadedAfterTheHandOverIsTheGivers() {
        open("16T05:00", "16T05:00");
        record("16T11:00", new Act.Offer("o", "HOTEL", "WARD", Optional.empty()));
        record("16T11:05", new Act.Accept("o"));
        reading("16T11:30", "e1", "16T09:50", "36.5");
        assertThat(slot("16T12:00", 1).state()).isEqualTo(SlotState.DONE);
    }

    @Test
    void anOfferLapses() {
        open("16T05:00", "16T05:00");
        record("16T06:00", new Act.Offer("o", "HOTEL", "WARD", Optional.of(at("16T07:00"))));
        record("16T07:01", new Act.Accept("o"));
        assertThat(refused("16T08:00")).containsExactly(Reason.LAPSED);
        assertThat(loop("16T08:00").custody()).hasSize(1);
    }

    @Test
    void anAcknowledgementStopsBothLinesUntilThePromisedTime() {
        open("16T05:00", "16T05:00");
        record("16T12:00", new Act.Acknowledge("reading", 1, 2, "li", at("16T18:00")));
        record("16T12:30", new Act.Acknowledge("reading", 1, 2, "li", at("16T19:00")));
        assertThat(refused("16T13:00")).containsExactly(Reason.KNOWN_ALREADY);
        assertThat(steps("16T17:59", 1)).containsExactly(1, 2);
        assertThat(loop("16T18:00").ladder().stream()
                        .filter(step -> step.slot() == 1 && step.step() == 3)
                        .map(StepView::due))
                .containsExactly(at("16T18:00"));
    }

    @Test
    void closingIsRefusedWhileSomethingMandatoryStands() {
        versions = ProtocolReader.read("watch.yaml", WATCH.replace("last: 4", "last: 0"))
                .versions();
        open("16T05:00", "16T05:00");
        record("16T09:00", new Act.Close("HOTEL"));
        reading("16T09:10", "e1", "16T09:10", "36.5");
        record("16T09:20", new Act.Close("HOTEL"));
        reading("16T18:00", "e2", "16T17:00", "36.5");
        assertThat(play("16T18:00").refused().stream().map(one -> one.refusal().toString()))
                .satisfiesExactly(
                        first -> assertThat(first).contains("BLOCKED", "reading OPEN"),
                        second -> assertThat(second).contains("CLOSED"));
        assertThat(states("16T18:00")).containsExactly("DONE", "VOID");
        assertThat(loop("16T18:00").custody())
                .containsExactly(new LoopView.Held("HOTEL", at("16T05:00"), Optional.of(at("16T09:20"))));
    }

    @Test
    void lateEvidenceRecallsOnlyIfItWouldHavePreventedTheClosing() {
        versions = ProtocolReader.read("watch.yaml", WATCH.replace("last: 4", "last: 0"))
                .versions();
        open("16T05:00", "16T05:00");
        reading("16T07:00", "e1", "16T07:00", "36.5");
        record("16T11:00", new Act.Close("HOTEL"));
        reading("16T12:00", "e2", "16T08:00", "36.4"); // one more harmless reading is filed
        assertThat(play("16T12:00").loops()).hasSize(1);
        record(
                "16T13:00",
                new Act.Correct("c", "e1", Optional.of(Map.of()), Optional.empty(), "HOTEL", "another person's"));
        assertThat(play("16T13:00").loops()).hasSize(1); // the other reading still fulfils
        record(
                "16T14:00",
                new Act.Correct("c2", "e2", Optional.of(Map.of()), Optional.empty(), "HOTEL", "another person's"));
        assertThat(play("16T14:00").loops().stream().map(LoopView::loop)).containsExactly("S", "S#2");
        assertThat(play("16T14:00").refused()).isEmpty();
    }
}
