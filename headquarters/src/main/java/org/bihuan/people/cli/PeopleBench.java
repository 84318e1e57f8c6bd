package org.bihuan.people.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.Identity.Person;
import org.bihuan.people.PeopleApi;
import org.bihuan.people.PurposeToken;
import org.bihuan.people.Purposes;
import org.bihuan.people.Registration;
import org.bihuan.people.Sex;
import org.bihuan.people.VaultPlace;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.Database;
import org.bihuan.shell.database.EmbeddedPostgres;
import org.bihuan.shell.database.Folders;
import org.bihuan.shell.database.Migrations;
import org.bihuan.shell.database.StandaloneRooms;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;

/**
 * {@code ./bihuan bench people [--persons N] [--json]}: enters many people made up from a seed, then measures entering one
 * more (duplicates are looked for each time), looking, and erasing.
 */
public final class PeopleBench {
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉萍红建国志斌宇浩凯健俊帆雪帅慧巧美林欢佳颖琳晨曦子轩涵梓";
    private static final int BATCH = 2000;
    private static final int RUNS = 1000;
    private static final Access OFFICER = new Access(
            new Actor(7, "officer", "officer", "", Set.of("people.look")),
            Scope.ofAreas(IntStream.rangeClosed(1, 1031)));

    private final PeopleApi people;
    private final SplittableRandom random = new SplittableRandom(20200430);

    private PeopleBench(PeopleApi people) {
        this.people = people;
    }

    public static void main(String[] args) throws IOException {
        List<String> options = List.of(args);
        int at = options.indexOf("--persons");
        int persons = at < 0 ? 100_000 : Integer.parseInt(options.get(at + 1));
        Path folder = Files.createTempDirectory("bihuan-bench");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("postgres"))) {
            Database database = server.database();
            Migrations.run(database, List.of("shell", "ledger", "people"));
            try (StandaloneRooms rooms = StandaloneRooms.open(
                    database,
                    CityClock.real(Clock.systemUTC(), ZoneOffset.UTC),
                    context -> context.registerBean(VaultPlace.class, () -> new VaultPlace(folder)),
                    "org.bihuan.ledger.store",
                    "org.bihuan.people.store")) {
                PeopleBench bench = new PeopleBench(rooms.door(PeopleApi.class));
                OFFICER.run(() -> bench.run(persons, folder, options.contains("--json")));
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private void run(int persons, Path folder, boolean json) {
        PurposeToken token = Purposes.INVESTIGATION.token("bench").orElseThrow();
        List<String> known = new ArrayList<>();
        List<Person> entered = new ArrayList<>();
        long began = System.nanoTime();
        for (int from = 0; from < persons; from += BATCH) {
            List<Person> batch = IntStream.range(from, Math.min(persons, from + BATCH))
                    .mapToObj(this::person)
                    .toList();
            List<Registration> outcomes = people.registerAll(batch, 1 + random.nextInt(1031), "health", token);
            for (int i = 0; i < batch.size(); i++) {
                if (random.nextInt(persons) < 2 * RUNS
                        && outcomes.get(i) instanceof Registration.Registered(String pseudonym)) {
                    known.add(pseudonym);
                    entered.add(batch.get(i));
                }
            }
            System.err.print("\r" + (from + batch.size()) + " entered");
        }
        double rate = persons / ((System.nanoTime() - began) / 1e9);
        System.err.println();
        int[] alike = new int[1];
        double[] enter = times(i -> {
            Person one = i % 2 == 0 ? person(persons + i) : mistyped(entered.get(i % entered.size()));
            if (people.register(one, 1, "health", Set.of(), token) instanceof Registration.MayBeTheSame) {
                alike[0]++;
            }
            return one;
        });
        double[] look = times(i -> people.look(known.get(i % known.size()), token));
        double[] erase = times(i -> people.erase(known.get(i % known.size()), token));
        print(json, persons, rate, alike[0], enter, look, erase, size(folder));
    }

    private static void print(
            boolean json,
            int persons,
            double rate,
            int alike,
            double[] enter,
            double[] look,
            double[] erase,
            long keys) {
        System.out.printf(
                json
                        ? "{\"persons\":%d,\"bulkPerSecond\":%.0f,\"enterP50ms\":%.1f,\"enterP95ms\":%.1f,\"alike\":%d,"
                                + "\"lookP50ms\":%.1f,\"lookP95ms\":%.1f,\"eraseP50ms\":%.1f,\"eraseP95ms\":%.1f,\"keyFileMB\":%d}%n"
                        : "%,d persons, entered in bulk at %,.0f/s%n"
                                + "enter one more, duplicates looked for: median %.1f ms, p95 %.1f ms (%d of 1000 shown as maybe the same)%n"
                                + "look: median %.1f ms, p95 %.1f ms%nerase: median %.1f ms, p95 %.1f ms%nfile of keys: %d MB%n",
                persons,
                rate,
                enter[RUNS / 2],
                enter[RUNS * 95 / 100],
                alike,
                look[RUNS / 2],
                look[RUNS * 95 / 100],
                erase[RUNS / 2],
                erase[RUNS * 95 / 100],
                keys >> 20);
    }

    /** Sorted milliseconds. */
    private static double[] times(IntFunction<?> work) {
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long began = System.nanoTime();
            var unused = work.apply(i);
            times[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }

    private Person person(int number) {
        StringBuilder name = new StringBuilder();
        name.append(SURNAMES.charAt(random.nextInt(SURNAMES.length())));
        for (int i = random.nextInt(10) < 3 ? 1 : 0; i < 2; i++) {
            name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
        }
        LocalDate birth = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(32_000));
        return new Person(
                name.toString(),
                DocumentKind.PASSPORT,
                "E%08d".formatted(number),
                "13%09d".formatted(number),
                Optional.of(birth),
                random.nextBoolean() ? Sex.MALE : Sex.FEMALE,
                "%d Garden Street".formatted(random.nextInt(1000)));
    }

    /** The same human by another document and phone. */
    private Person mistyped(Person person) {
        return new Person(person.name(), DocumentKind.NONE, "", "", person.birth(), Sex.UNKNOWN, "");
    }

    private static long size(Path folder) {
        try {
            return Files.size(folder.resolve("keys").resolve("persons"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
