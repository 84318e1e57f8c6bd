package org.bihuan.loop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bihuan.loop.LoopOutcome;
import org.bihuan.loop.Opening;
import org.bihuan.loop.Said;
import org.bihuan.loop.model.Act;
import org.bihuan.loop.model.Entry;
import org.bihuan.loop.model.Kernel;
import org.bihuan.loop.model.LoopView;
import org.bihuan.loop.model.LoopView.SlotView;
import org.bihuan.loop.model.RandomHistory;
import org.bihuan.loop.model.SlotState;
import org.bihuan.loop.model.SlowLoop;
import org.bihuan.shell.scope.Access;
import org.junit.jupiter.api.Test;

/**
 * The laws through PostgreSQL: random histories, written by several at once, each upload raced by its own repetition, a
 * ticker beside them, the power failing in the middle of transactions, the process started anew. What is stored is in the
 * end what the kernel and the slow second implementation make of the entries. {@code -Dloop.stored.histories=500
 * -Dloop.stored.restarts=20} for the long run.
 */
class StoredLawsTest {
    private static final int HISTORIES = Integer.getInteger("loop.stored.histories", 60);
    private static final int RESTARTS = Integer.getInteger("loop.stored.restarts", 3);
    private static final long SEED = Long.getLong("loop.seed", 20_200_430L);
    private static final int WRITERS = 4;
    private static final Set<SlotState> STANDING =
            Set.of(SlotState.OPEN, SlotState.LATE, SlotState.BREACHED, SlotState.SUBMITTED, SlotState.CONFLICT);

    private record Planned(String subject, Entry entry) {}

    @Test
    void whatIsStoredIsWhatTheKernelMakesOfTheEntries() throws InterruptedException, ExecutionException {
        Map<ZoneId, Map<String, RandomHistory>> zones = new LinkedHashMap<>();
        LongStream.range(0, HISTORIES).forEach(i -> {
            RandomHistory history = new RandomHistory(SEED + i);
            // neither the place of a start nor the season may differ between those that share a clock
            zones.computeIfAbsent(history.zone, zone -> new TreeMap<>()).put("L" + (SEED + i), history);
        });
        for (Map.Entry<ZoneId, Map<String, RandomHistory>> zone : zones.entrySet()) {
            together(zone.getKey(), zone.getValue());
        }
    }

    private static void together(ZoneId zone, Map<String, RandomHistory> histories)
            throws InterruptedException, ExecutionException {
        List<Planned> all = histories.entrySet().stream()
                .flatMap(one -> one.getValue().entries().stream().map(entry -> new Planned(one.getKey(), entry)))
                .sorted(Comparator.comparing((Planned one) -> one.entry().at()))
                .toList();
        Map<Instant, List<Planned>> steps =
                all.stream().collect(Collectors.groupingBy(one -> one.entry().at(), TreeMap::new, Collectors.toList()));
        Instant end = histories.values().stream()
                .map(RandomHistory::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        try (LoopFixture house = new LoopFixture(all.getFirst().entry().at(), zone);
                ExecutorService hands = Executors.newFixedThreadPool(WRITERS + 1)) {
            LoopFixture.Run run = house.new Run();
            assertThat(run.protocols.take("law", RandomHistory.TEXT, 1)).isEmpty();
            int each = Math.max(1, steps.size() / (RESTARTS + 1));
            int step = 0;
            for (Map.Entry<Instant, List<Planned>> moment : steps.entrySet()) {
                if (++step % each == 0) {
                    run.close();
                    run = house.new Run();
                }
                house.moveTo(moment.getKey());
                house.failsEvery = step % 7 == 0 ? 5 : 0;
                write(run, hands, moment.getValue(), house);
            }
            house.moveTo(end);
            run.tick();
            compare(house, zone, histories.keySet(), end);
            run.close();
        }
    }

    /** Histories of one moment are shared out among the writers; each upload of evidence is sent twice at once. */
    private static void write(LoopFixture.Run run, ExecutorService hands, List<Planned> moment, LoopFixture house)
            throws InterruptedException, ExecutionException {
        Map<Integer, List<Planned>> shares = moment.stream()
                .collect(
                        Collectors.groupingBy(one -> Math.floorMod(one.subject().hashCode(), WRITERS)));
        List<Callable<Boolean>> work = new ArrayList<>();
        shares.values()
                .forEach(share -> work.add(() -> {
                    share.forEach(one -> twice(run, hands, one, house));
                    return true;
                }));
        work.add(() -> {
            despite(house, () -> run.playing.tick(5));
            return true;
        });
        for (Future<Boolean> done : hands.invokeAll(work)) {
            done.get();
        }
    }

    private static void twice(LoopFixture.Run run, ExecutorService hands, Planned one, LoopFixture house) {
        boolean repeatable = one.entry().act() instanceof Act.Evidence;
        if (!repeatable) {
            despite(house, () -> say(run, one));
            return;
        }
        Thread[] both = new Thread[2];
        LoopOutcome[] outcomes = new LoopOutcome[2];
        for (int i = 0; i < 2; i++) {
            int place = i;
            both[i] = Thread.ofVirtual().start(() -> outcomes[place] = despite(house, () -> say(run, one)));
        }
        try {
            both[0].join();
            both[1].join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(Stream.of(outcomes)
                        .filter(new LoopOutcome.Taken(false)::equals)
                        .count())
                .as("%s", one)
                .isLessThanOrEqualTo(1);
        assertThat(outcomes[0].taken()).as("%s", one).isEqualTo(outcomes[1].taken());
    }

    private static LoopOutcome say(LoopFixture.Run run, Planned one) {
        return Access.house("tests").get(() -> {
            List<LoopOutcome> outcomes = one.entry().act() instanceof Act.Open open
                    ? run.engine.open(
                            List.of(new Opening("law", one.subject(), open.custodian(), "general", open.anchors())))
                    : run.engine.record(
                            List.of(new Said("law", one.subject(), one.entry().act())));
            return outcomes.getFirst();
        });
    }

    /** Whoever sent something into a power failure sends it again. */
    private static <T> T despite(LoopFixture house, Callable<T> work) {
        while (true) {
            try {
                return work.call();
            } catch (LoopFixture.PowerFails e) {
                house.failsEvery = 0;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void compare(LoopFixture house, ZoneId zone, Set<String> subjects, Instant end) {
        Map<String, List<Entry>> entries = house.entries();
        Map<String, List<String>> owed = rows(house, """
                select o.subject, o.duty || ' ' || o.slot_key || ' ' || extract(epoch from o.due)::bigint || ' ' || o.number
                from loop.owed o where o.opens <= :end
                """, end);
        Map<String, List<String>> breaches = rows(house, """
                select b.subject, b.duty || ' ' || b.slot_key || ' ' || coalesce(b.unit, '') || ' ' || b.counts || ' '
                    || coalesce(b.ended_by, '')
                from loop.breach b where :end is not null
                """, end);
        Map<String, List<String>> ladder = rows(house, """
                select h.subject, s.duty || ' ' || s.slot_key || ' ' || s.step || ' ' || s.line || ' ' || s.recipient || ' '
                    || extract(epoch from s.due)::bigint || ' ' || coalesce(s.acknowledged_by, '')
                from loop.step s join loop.history h using (history_id) where :end is not null
                """, end);
        assertThat(entries.keySet()).containsExactlyInAnyOrderElementsOf(subjects);
        for (String subject : subjects) {
            Kernel.Played played =
                    Kernel.play(RandomHistory.VERSIONS, house.times, entries.getOrDefault(subject, List.of()), end);
            assertThat(played.refused()).as(subject).isEmpty();
            LoopView loop = played.loops().getFirst();
            assertThat(owed.getOrDefault(subject, List.of()))
                    .as("owed of %s", subject)
                    .containsExactlyInAnyOrderElementsOf(loop.closed().isPresent() ? List.of() : owed(loop));
            assertThat(breaches.getOrDefault(subject, List.of()))
                    .as("breaches of %s", subject)
                    .containsExactlyInAnyOrderElementsOf(breaches(loop));
            assertThat(ladder.getOrDefault(subject, List.of()))
                    .as("ladder of %s", subject)
                    .containsExactlyInAnyOrderElementsOf(ladder(loop));
            slowly(zone, subject, entries.getOrDefault(subject, List.of()), end, loop);
        }
    }

    /** The second implementation over what was stored. */
    private static void slowly(ZoneId zone, String subject, List<Entry> entries, Instant end, LoopView loop) {
        assertThat(loop.slots().stream()
                        .map(slot -> slot.duty() + " " + slot.opens() + " " + slot.due() + " " + slot.graceEnds() + " "
                                + slot.state())
                        .sorted())
                .as("slots of %s", subject)
                .containsExactlyElementsOf(SlowLoop.slots(RandomHistory.VERSIONS, zone, entries, end).stream()
                        .map(slot -> Stream.of(slot.split(" ")).limit(5).collect(Collectors.joining(" ")))
                        .sorted()
                        .toList());
    }

    private static List<String> owed(LoopView loop) {
        return loop.slots().stream()
                .filter(slot -> STANDING.contains(slot.state()))
                .map(slot -> slot.duty() + " " + slot.key() + " " + slot.due().getEpochSecond() + " " + slot.slot())
                .toList();
    }

    private static List<String> breaches(LoopView loop) {
        return loop.slots().stream()
                .filter(slot -> slot.breach().isPresent())
                .map(slot -> slot.duty() + " " + slot.key() + " "
                        + slot.breach().orElseThrow().unit().orElse("") + " " + (slot.state() != SlotState.VOID) + " "
                        + ended(slot))
                .toList();
    }

    private static String ended(SlotView slot) {
        return switch (slot.state()) {
            case DONE, DONE_LATE, REPORTED_LATE -> slot.evidence().orElseThrow();
            case WAIVED, VOID -> slot.state().name();
            default -> "";
        };
    }

    private static List<String> ladder(LoopView loop) {
        return loop.ladder().stream()
                .map(step -> step.duty() + " " + step.key() + " " + step.step() + " " + step.line() + " " + step.to()
                        + " " + step.due().getEpochSecond() + " "
                        + step.acknowledgedBy().orElse(""))
                .toList();
    }

    private static Map<String, List<String>> rows(LoopFixture house, String sql, Instant end) {
        Map<String, List<String>> rows = new HashMap<>();
        house.jdbc
                .sql(sql.replace(":end", "cast(:end as timestamptz)"))
                .param("end", java.sql.Timestamp.from(end))
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(one -> rows.computeIfAbsent(one.getKey(), subject -> new ArrayList<>())
                        .add(one.getValue()));
        return rows;
    }
}
