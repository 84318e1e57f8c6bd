package org.bihuan.loop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.loop.model.LoopView.SlotView;
import org.bihuan.loop.model.Refusal.Reason;
import org.bihuan.loop.model.protocol.ProtocolReader;
import org.junit.jupiter.api.Test;

/** Histories that went wrong elsewhere, by name: evidence, restarts, clocks, versions. */
class NamedHistoriesTest extends NamedHistory {
    @Test
    void theCityOfTheTestHasNoSummerTime() {
        open("16T05:00", "16T05:00");
        assertThat(slot("16T05:00", 1).due()).isEqualTo(Instant.parse("2020-04-16T02:00:00Z"));
        assertThat(loop("16T05:00").slots()).hasSize(10);
    }

    @Test
    void lateEvidenceBeforeTheTick() {
        open("16T05:00", "16T05:00");
        reading("16T13:00", "e1", "16T12:30", "36.5"); // grace ended at 12:00, and no job has looked since
        SlotView slot = slot("17T00:00", 1);
        assertThat(slot.state()).isEqualTo(SlotState.DONE_LATE);
        assertThat(slot.breach()).contains(new LoopView.Breach(Optional.of("HOTEL")));
        assertThat(slot.lateMinutes()).hasValue(150);
        assertThat(steps("17T05:00", 1)).containsExactly(1, 2); // the third was due on the 17th at 00:00
    }

    @Test
    void onTimeEvidenceWithdrawnAfterGrace() {
        open("16T05:00", "16T05:00");
        reading("16T08:00", "e1", "16T08:00", "36.5");
        record(
                "16T15:00",
                new Act.Correct("c", "e1", Optional.of(Map.of()), Optional.empty(), "HOTEL", "another person's"));
        assertThat(slot("16T14:00", 1).breach()).isEmpty();
        SlotView slot = slot("16T15:00", 1);
        assertThat(slot.state()).isEqualTo(SlotState.BREACHED);
        assertThat(slot.breach()).isPresent();
        assertThat(slot.due()).isEqualTo(at("16T10:00"));
        assertThat(steps("16T15:00", 1)).containsExactly(2); // what had passed is told once
    }

    @Test
    void happenedCorrectedIntoTime() {
        open("16T05:00", "16T05:00");
        reading("16T13:00", "e1", "16T12:30", "36.5");
        record(
                "16T14:00",
                new Act.Correct("c", "e1", Optional.empty(), Optional.of(at("16T09:30")), "HOTEL", "typing"));
        SlotView slot = slot("16T14:00", 1);
        assertThat(slot.state()).isEqualTo(SlotState.REPORTED_LATE);
        assertThat(slot.breach()).isPresent();
        assertThat(slot.lateMinutes()).hasValue(0);
    }

    @Test
    void restartAfterABreach() {
        open("16T05:00", "16T05:00");
        record("17T09:00", new Act.Anchor("begun", at("16T21:00"), true));
        LoopView loop = loop("17T09:00");
        // the two of the 16th had opened before and stay; the morning of the 17th is cut and written anew
        assertThat(states("17T09:00").subList(0, 4)).containsExactly("BREACHED", "BREACHED", "VOID", "OPEN");
        assertThat(loop.slots().get(0).breach()).isPresent();
        assertThat(loop.slots().getLast().due()).isEqualTo(at("20T20:00"));
        assertThat(loop.slots().get(3).opens()).isEqualTo(loop.slots().get(2).opens());
    }

    @Test
    void restartsBeyondSixtyTwoSlots() {
        versions = ProtocolReader.read("watch.yaml", WATCH.replace("last: 4", "last: 40"))
                .versions();
        open("01T05:00", "01T05:00");
        for (int i = 2; i <= 20; i++) {
            record("%02dT05:00".formatted(i), new Act.Anchor("begun", at("%02dT05:00".formatted(i)), true));
        }
        List<SlotView> slots = loop("20T05:00").slots();
        assertThat(slots).hasSize(2 * 19 + 2 * 41);
        assertThat(slots.subList(0, 38))
                .allSatisfy(slot -> assertThat(slot.breach()).isPresent());
        assertThat(slots.get(37).state()).isEqualTo(SlotState.BREACHED);
    }

    @Test
    void conversionUploadedTwoDaysLate() {
        open("16T05:00", "16T05:00");
        reading("18T09:00", "e1", "16T09:00", "38.2"); // fever on the 16th: to the ward, known on the 18th
        record("18T12:00", new Act.Convert("home", Optional.empty(), Optional.of(at("17T15:00"))));
        // 16 morning; 16 evening, 17 and 18 morning cut; then written anew from the return on
        assertThat(states("18T12:00").subList(0, 7))
                .containsExactly("REPORTED_LATE", "VOID", "VOID", "VOID", "BREACHED", "VOID", "LATE");
        assertThat(loop("18T12:00").slots().subList(1, 4))
                .allSatisfy(slot -> assertThat(slot.breach()).isPresent());
    }

    @Test
    void summerTimeKeepsWallTimes() {
        zone = ZoneId.of("Europe/Berlin");
        versions = ProtocolReader.read(
                        "watch.yaml",
                        WATCH.replace("{opens: 06:00, due: 10:00}", "{opens: 02:30, due: 10:00}")
                                .replace("due: 20:00", "due: 20:30"))
                .versions();
        day = "2020-03-";
        open("28T12:00", "28T12:00");
        // 28 evening at +1; 29: 02:30 does not exist, it opens at 03:00 = 01:00Z; the evening is at +2
        assertThat(loop("28T12:00").slots().subList(0, 3).stream().map(SlotView::opens))
                .containsExactly(
                        Instant.parse("2020-03-28T15:00:00Z"),
                        Instant.parse("2020-03-29T01:00:00Z"),
                        Instant.parse("2020-03-29T14:00:00Z"));
    }

    @Test
    void inTheHourThatComesTwiceASlotOpensAtTheFirstAndIsDueAtTheSecond() {
        Times times = new Times(ZoneId.of("Europe/Berlin"), new NoWork());
        LocalDate back = LocalDate.of(2020, 10, 25);
        assertThat(times.opens(back, 150)).isEqualTo(Instant.parse("2020-10-25T00:30:00Z"));
        assertThat(times.due(back, 150)).isEqualTo(Instant.parse("2020-10-25T01:30:00Z"));
        assertThat(times.due(back, 1440)).isEqualTo(Instant.parse("2020-10-25T23:00:00Z"));
    }

    @Test
    void clockMovedBack() {
        open("16T05:00", "16T05:00");
        reading("16T13:00", "e1", "16T09:00", "36.5");
        reading("16T12:00", "e2", "16T11:00", "36.5");
        assertThat(refused("16T13:00")).containsExactly(Reason.TIME_GOES_BACK);
        assertThat(slot("16T13:00", 1).evidence()).contains("e1");
        assertThat(steps("16T13:00", 1)).containsExactly(1, 2);
    }

    @Test
    void migrationLeavesOpenedSlotsAlone() {
        versions = ProtocolReader.read(
                        "watch.yaml",
                        WATCH + "---\n"
                                + WATCH.replace("version: 1", "version: 2")
                                        .replace("2020-01-01", "2020-04-17")
                                        .replace("due: 10:00", "due: 09:00"))
                .versions();
        open("16T05:00", "16T05:00");
        record("16T06:30", new Act.Migrate(2, "chief")); // not in force yet
        record("17T07:00", new Act.Migrate(2, "chief"));
        assertThat(refused("17T07:00")).containsExactly(Reason.NO_MIGRATION);
        LoopView loop = loop("17T07:00");
        assertThat(loop.slots()).hasSize(10);
        assertThat(loop.slots().get(2).due()).isEqualTo(at("17T10:00"));
        assertThat(loop.slots().get(4).due()).isEqualTo(at("18T09:00"));
        assertThat(loop("16T23:00").version()).isEqualTo(1);
    }

    @Test
    void aLoopOpenedLaterRunsUnderTheVersionInForceWhenItIsRecorded() {
        migrationLeavesOpenedSlotsAlone();
        entries.clear();
        open("17T05:00", "16T05:00");
        assertThat(loop("17T05:00").version()).isEqualTo(2);
    }

    @Test
    void aLoopRegisteredAfterSomeDues() {
        open("17T05:00", "16T05:00");
        LoopView loop = loop("17T05:00");
        assertThat(loop.slots().subList(0, 2)).allSatisfy(slot -> {
            assertThat(slot.state()).isEqualTo(SlotState.BREACHED);
            assertThat(slot.breach()).contains(new LoopView.Breach(Optional.empty()));
        });
        assertThat(steps("17T05:00", 1)).containsExactly(3);
        assertThat(steps("17T05:00", 2)).containsExactly(2);
        reading("17T05:30", "e1", "16T09:00", "36.5");
        assertThat(slot("17T05:30", 1).state()).isEqualTo(SlotState.REPORTED_LATE);
    }

    @Test
    void aKeyRetriedAcrossTheEndOfAMonth() {
        open("30T05:00", "30T05:00");
        reading("30T08:00", "e1", "30T08:00", "36.5");
        day = "2020-05-";
        entries.add(
                new Entry(3, at("01T08:00"), Optional.of("S"), entries.get(1).act()));
        assertThat(loop("01T08:00").slots().stream()
                        .filter(slot -> slot.evidence().isPresent()))
                .hasSize(1);
        assertThat(play("01T08:00").refused()).isEmpty();
    }

    @Test
    void twoValuesUnderOneKeyAreInConflictUntilAPersonDecides() {
        open("16T05:00", "16T05:00");
        reading("16T08:00", "e1", "16T08:00", "36.5");
        reading("16T08:05", "e1", "16T08:00", "38.5");
        record("16T08:30", new Act.Decide("e2", Map.of("celsius", "36.5"), "li"));
        record("16T17:00", new Act.Decide("e1", Map.of("celsius", "36.5"), "li"));
        record("16T17:01", new Act.Decide("e1", Map.of("celsius", "36.5"), "li"));
        assertThat(slot("16T08:05", 1).state()).isEqualTo(SlotState.CONFLICT);
        assertThat(slot("16T08:05", 1).values()).hasSize(2);
        assertThat(loop("16T16:30").slots()).hasSize(1); // the higher value acts: to the ward, nothing else is owed
        assertThat(slot("16T17:00", 1).state()).isEqualTo(SlotState.DONE);
        assertThat(loop("16T17:00").slots()).hasSize(10);
        assertThat(refused("16T18:00")).containsExactly(Reason.NO_EVIDENCE, Reason.NOT_IN_CONFLICT);
    }

    @Test
    void aCorrectionMayArriveBeforeWhatItCorrects() {
        open("16T05:00", "16T05:00");
        record(
                "16T08:00",
                new Act.Correct(
                        "c", "e1", Optional.of(Map.of("celsius", "36.9")), Optional.empty(), "HOTEL", "typing"));
        reading("16T08:30", "e1", "16T07:50", "39.6");
        assertThat(slot("16T09:00", 1).values()).containsExactly(Map.of("celsius", "36.9"));
        assertThat(loop("16T09:00").slots()).hasSize(10); // and the fever never was
    }

    @Test
    void twoReadingsOnOneDayDoNotHideAMissedOne() {
        open("16T05:00", "16T05:00");
        reading("16T07:00", "e1", "16T07:00", "36.5");
        reading("16T09:00", "e2", "16T09:00", "36.6");
        assertThat(states("16T23:00").subList(0, 3)).containsExactly("DONE", "BREACHED", "PLANNED");
    }

    @Test
    void evidenceFromTheFutureIsRefused() {
        open("16T05:00", "16T05:00");
        reading("16T08:00", "e1", "16T08:05", "36.5");
        reading("16T08:00", "e2", "16T08:06", "36.5");
        assertThat(refused("16T09:00")).containsExactly(Reason.IN_THE_FUTURE);
    }
}
