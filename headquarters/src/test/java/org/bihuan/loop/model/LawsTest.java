package org.bihuan.loop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.bihuan.loop.model.Kernel.Played;
import org.bihuan.loop.model.LoopView.SlotView;
import org.junit.jupiter.api.Test;

/**
 * The laws of the loop over random histories. {@code -Dloop.histories=N} plays more of them, {@code -Dloop.seed=S} others;
 * what fails is shrunk to a small history, told with its seed.
 */
class LawsTest {
    private static final int HISTORIES = Integer.getInteger("loop.histories", 500);
    private static final long SEED = Long.getLong("loop.seed", 20_200_430L);

    private record History(ZoneId zone, List<Entry> entries, Instant end) {
        Played play(List<Entry> some, Instant at) {
            return Kernel.play(RandomHistory.VERSIONS, new Times(zone, new NamedHistory.NoWork()), some, at);
        }

        Played play() {
            return play(entries, end);
        }

        List<Entry> taken() {
            Set<Integer> refused = new HashSet<>();
            play().refused().forEach(one -> refused.add(one.line()));
            return entries.stream()
                    .filter(entry -> !refused.contains(entry.line()))
                    .toList();
        }
    }

    private static void always(long salt, int histories, Predicate<History> law) {
        LongStream.range(0, histories).map(i -> SEED + salt * 1_000_003L + i).forEach(seed -> {
            RandomHistory random = new RandomHistory(seed);
            History history = new History(random.zone, random.entries(), random.end());
            if (!law.test(history)) {
                History small = shrunk(history, law);
                StringBuilder told = new StringBuilder("seed " + seed + ", " + small.zone() + ", at " + small.end());
                small.entries().forEach(entry -> told.append("\n  ").append(entry));
                throw new AssertionError(told.append('\n').append(explain(small)));
            }
        });
    }

    private static String explain(History history) {
        List<Entry> taken = history.taken();
        List<String> slow =
                new ArrayList<>(SlowLoop.slots(RandomHistory.VERSIONS, history.zone(), taken, history.end()));
        List<String> fast = new ArrayList<>(slots(history.play()));
        List<String> both = new ArrayList<>(fast);
        slow.forEach(both::remove);
        fast.forEach(slow::remove);
        return "kernel only: " + both + "\nslow only:   " + slow + "\nladder: " + ladder(history.play()) + "\nslow:   "
                + SlowLoop.ladder(RandomHistory.VERSIONS, history.zone(), taken, history.end());
    }

    /** Leaves out what is not needed for the law to fail. */
    private static History shrunk(History history, Predicate<History> law) {
        History small = history;
        for (int i = small.entries().size() - 1; i > 0; i--) {
            List<Entry> fewer = new ArrayList<>(small.entries());
            fewer.remove(i);
            History less = new History(small.zone(), fewer, small.end());
            if (!law.test(less)) {
                small = less;
            }
        }
        return small;
    }

    private static List<String> slots(Played played) {
        return played.loops().stream()
                .flatMap(loop -> loop.slots().stream())
                .map(slot -> slot.duty() + " " + slot.opens() + " " + slot.due() + " " + slot.graceEnds() + " "
                        + slot.state() + " "
                        + slot.evidence()
                                .map(key -> key + " " + slot.happened().orElseThrow())
                                .orElse("-")
                        + slot.breach()
                                .map(breach -> " breach of " + breach.unit().orElse("nobody"))
                                .orElse(""))
                .sorted()
                .toList();
    }

    private static List<String> ladder(Played played) {
        return played.loops().stream()
                .flatMap(loop -> loop.ladder().stream()
                        .map(step -> step.duty() + " "
                                + loop.slots().stream()
                                        .filter(slot -> slot.duty().equals(step.duty()) && slot.slot() == step.slot())
                                        .map(SlotView::opens)
                                        .findFirst()
                                        .orElseThrow()
                                + " " + step.step() + " " + step.line() + " " + step.to() + " " + step.due()))
                .sorted()
                .toList();
    }

    @Test
    void theKernelAgreesWithASlowAndObviousSecondImplementation() {
        always(0, HISTORIES, history -> {
            List<Entry> taken = history.taken();
            Played played = history.play();
            return slots(played).equals(SlowLoop.slots(RandomHistory.VERSIONS, history.zone(), taken, history.end()))
                    && ladder(played)
                            .equals(SlowLoop.ladder(RandomHistory.VERSIONS, history.zone(), taken, history.end()));
        });
    }

    @Test
    void law1AtEveryInstantAnOpenLoopHasExactlyOneCustodian() {
        always(
                1,
                HISTORIES,
                history -> history.play().loops().stream().allMatch(loop -> {
                    List<LoopView.Held> held = loop.custody();
                    boolean whole = held.getFirst()
                                    .from()
                                    .equals(history.entries().getFirst().at())
                            && held.getLast().until().equals(loop.closed());
                    for (int i = 1; i < held.size(); i++) {
                        whole &= held.get(i - 1)
                                .until()
                                .equals(Optional.of(held.get(i).from()));
                    }
                    return whole;
                }));
    }

    @Test
    void law2AnEvidenceFulfilsOneSlotAtMost() {
        always(2, HISTORIES, history -> {
            List<String> keys = history.play().loops().stream()
                    .flatMap(loop -> loop.slots().stream())
                    .flatMap(slot -> slot.evidence().stream())
                    .toList();
            return new HashSet<>(keys).size() == keys.size();
        });
    }

    @Test
    void law3AndLaw8AnOldDayGivesTheOldAnswer() {
        always(3, HISTORIES, history -> {
            Instant day = history.entries().get(history.entries().size() / 2).at();
            List<Entry> then = history.entries().stream()
                    .filter(entry -> !entry.at().isAfter(day))
                    .toList();
            return history.play(history.entries(), day)
                    .loops()
                    .equals(history.play(then, day).loops());
        });
    }

    /**
     * Uploads after the last decision, in any order, end in the same fulfilment. Breaches follow arrival, and with them the
     * slots of a duty that breaches cause.
     */
    @Test
    void law4TheOrderInWhichEvidenceArrivesDoesNotMatter() {
        always(4, HISTORIES, history -> {
            List<Entry> decisions = new ArrayList<>();
            List<Act> uploads = new ArrayList<>();
            for (Entry entry : history.taken()) {
                boolean upload = entry.act() instanceof Act.Evidence || entry.act() instanceof Act.Correct;
                boolean refers = entry.act() instanceof Act.Request
                        || entry.act() instanceof Act.Acknowledge
                        || entry.act() instanceof Act.Close
                        || entry.act() instanceof Act.Sign
                        || entry.act() instanceof Act.Return
                        || entry.act() instanceof Act.Decide;
                if (upload) {
                    uploads.add(entry.act());
                } else if (!refers) {
                    decisions.add(entry);
                }
            }
            List<Act> other = new ArrayList<>(uploads);
            Collections.shuffle(other, new Random(uploads.size()));
            return fulfilment(history, decisions, uploads).equals(fulfilment(history, decisions, other));
        });
    }

    private static List<String> fulfilment(History history, List<Entry> decisions, List<Act> uploads) {
        List<Entry> all = new ArrayList<>(decisions);
        Instant at = history.end();
        for (Act act : uploads) {
            at = at.plusSeconds(60);
            all.add(new Entry(all.size() + 1, at, Optional.empty(), act));
        }
        return history.play(all, at.plusSeconds(60)).loops().getFirst().slots().stream()
                .filter(slot -> slot.state() != SlotState.VOID && !slot.duty().equals("follow-up"))
                .map(slot -> slot.duty() + " " + slot.opens() + " " + slot.due() + " " + slot.evidence() + " "
                        + slot.happened() + " " + new HashSet<>(slot.values()) + " "
                        + (slot.state() == SlotState.CONFLICT))
                .sorted()
                .toList();
    }

    @Test
    void law5TheSameEvidenceTwiceChangesNothing() {
        always(5, HISTORIES, history -> {
            List<Entry> twice = new ArrayList<>();
            for (Entry entry : history.taken()) {
                twice.add(entry);
                if (entry.act() instanceof Act.Evidence || entry.act() instanceof Act.Correct) {
                    twice.add(entry);
                }
            }
            return history.play(twice, history.end())
                    .loops()
                    .equals(history.play(history.taken(), history.end()).loops());
        });
    }

    @Test
    void law6LatenessNeedsNoJobAndNoStepIsSentTwice() {
        always(6, HISTORIES, history -> {
            List<String> late = ladder(history.play());
            Instant middle = history.entries().get(history.entries().size() / 2).at();
            List<String> early = new ArrayList<>(ladder(history.play(history.entries(), middle)));
            late.forEach(early::remove);
            List<String> steps = history.play().loops().getFirst().ladder().stream()
                    .map(step -> step.duty() + step.slot() + " " + step.step() + step.line())
                    .toList();
            return early.isEmpty() && new HashSet<>(steps).size() == steps.size();
        });
    }

    @Test
    void law7NothingMandatoryStandsWhenALoopCloses() {
        always(7, HISTORIES, history -> {
            Played whole = history.play();
            Optional<Instant> closed = whole.loops().getFirst().closed();
            List<Entry> until = history.entries().stream()
                    .takeWhile(entry -> !(entry.act() instanceof Act.Close
                            && whole.refused().stream().noneMatch(one -> one.line() == entry.line())))
                    .toList();
            return closed.isEmpty()
                    || history.play(until, closed.get()).loops().getFirst().slots().stream()
                            .filter(slot -> RandomHistory.VERSIONS
                                    .getLast()
                                    .duty(slot.duty())
                                    .orElseThrow()
                                    .mandatory())
                            .noneMatch(LawsTest::stands);
        });
    }

    private static boolean stands(SlotView slot) {
        return switch (slot.state()) {
            case OPEN, LATE, SUBMITTED, CONFLICT -> true;
            case BREACHED ->
                !RandomHistory.VERSIONS
                        .getLast()
                        .duty(slot.duty())
                        .orElseThrow()
                        .missedCounts();
            default -> false;
        };
    }

    /** The generator must reach what the laws are about, or they say nothing. */
    @Test
    void theHistoriesReachEveryState() {
        Set<SlotState> states = new HashSet<>();
        Set<Refusal.Reason> reasons = new HashSet<>();
        int closed = 0;
        for (long seed = SEED; seed < SEED + 2000; seed++) {
            RandomHistory random = new RandomHistory(seed);
            Played played = new History(random.zone, random.entries(), random.end()).play();
            played.loops().forEach(loop -> loop.slots().forEach(slot -> states.add(slot.state())));
            played.refused().forEach(one -> reasons.add(one.refusal().reason()));
            closed += played.loops().getFirst().closed().isPresent() ? 1 : 0;
        }
        assertThat(states).containsExactlyInAnyOrder(SlotState.values());
        assertThat(reasons).hasSizeGreaterThan(15);
        assertThat(closed).isPositive();
    }
}
