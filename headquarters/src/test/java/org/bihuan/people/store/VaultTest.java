package org.bihuan.people.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.Identity.Person;
import org.bihuan.people.KeyRestoration;
import org.bihuan.people.Sex;
import org.bihuan.people.model.Pseudonym;
import org.bihuan.shell.backup.MasterKey;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.clock.CityClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys outside of the database: whole after a crash, gone after an erasure, back from their own backup. */
class VaultTest {
    private static final Person SOMEBODY = new Person(
            "王小明",
            DocumentKind.PASSPORT,
            "E12345678",
            "13900000001",
            Optional.of(LocalDate.of(1980, 3, 7)),
            Sex.MALE,
            "17 Garden Street");

    @TempDir
    Path data;

    private final SecureRandom random = new SecureRandom();
    private Vault vault;

    @BeforeEach
    void open() {
        vault = open(Map.of());
    }

    private Vault open(Map<String, String> environment, Path... copies) {
        return Vault.open(data, List.of(copies), environment, random);
    }

    @Test
    void whatWasSealedOpensAgainAfterARestartAndOnlyAsWhatItWas() {
        PersonTable.Row row = vault.seal(List.of(SOMEBODY), 1, "health").getFirst();
        vault.close();
        vault = open(Map.of());
        assertThat(vault.open(row).orElseThrow().person()).isEqualTo(SOMEBODY);
        PersonTable.Row changed = vault.reseal(row, SOMEBODY).orElseThrow();
        assertThat(changed.version()).isEqualTo(2);
        PersonTable.Row putBack =
                new PersonTable.Row(row.person(), 1, "health", row.slot(), 2, row.fields(), Optional.empty());
        assertThat(vault.open(putBack)).as("an earlier version put back").isEmpty();
        List<byte[]> swapped = new ArrayList<>(row.fields().sealed());
        swapped.set(2, row.fields().sealed().get(5));
        assertThat(vault.open(new PersonTable.Row(
                        row.person(), 1, "health", row.slot(), 1, new Fields(swapped), Optional.empty())))
                .as("an address put in the place of a phone")
                .isEmpty();
    }

    @Test
    void onesKeyDoesNotOpenAnother() {
        List<PersonTable.Row> rows = vault.seal(List.of(SOMEBODY, SOMEBODY), 1, "health");
        PersonTable.Row stolen = new PersonTable.Row(
                rows.get(0).person(),
                1,
                "health",
                rows.get(1).slot(),
                1,
                rows.get(0).fields(),
                Optional.empty());
        assertThat(vault.open(stolen)).isEmpty();
    }

    @Test
    void keysAreForTheirOwnerAlone() throws IOException {
        for (String file : List.of("master", "index", "persons")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(data.resolve("keys").resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        vault.close();
        Files.setPosixFilePermissions(data.resolve("keys/master"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aMasterKeyFromElsewhereLeavesNoneHere() throws IOException {
        Path other = Files.createDirectory(data.resolve("other"));
        Vault elsewhere = Vault.open(other, List.of(), Map.of("BIHUAN_MASTER_KEY", "1:" + "ab".repeat(32)), random);
        PersonTable.Row row = elsewhere.seal(List.of(SOMEBODY), 1, "health").getFirst();
        elsewhere.close();
        assertThat(other.resolve("keys/master")).doesNotExist();
        String both = "1:" + "ab".repeat(32) + ",2:" + "cd".repeat(32);
        Vault turning = Vault.open(other, List.of(), Map.of("BIHUAN_MASTER_KEY", both), random);
        assertThat(turning.open(row)).isPresent();
        turning.finishRotation();
        turning.close();
        Vault turned = Vault.open(other, List.of(), Map.of("BIHUAN_MASTER_KEY", "2:" + "cd".repeat(32)), random);
        assertThat(turned.open(row)).isPresent();
        turned.close();
        assertThatThrownBy(() ->
                        Vault.open(other, List.of(), Map.of("BIHUAN_MASTER_KEY", "2:" + "ee".repeat(32)), random))
                .isInstanceOf(CommandFailure.class);
    }

    @Test
    void anErasedKeyIsOffTheDiskAndTheOthersAreNot() throws IOException {
        List<PersonTable.Row> rows = vault.seal(List.of(SOMEBODY, SOMEBODY, SOMEBODY), 1, "health");
        PersonTable.Row erased = rows.get(1);
        vault.erase(List.of(new Erasures.Line(erased.person(), erased.slot())));
        assertThat(vault.open(erased)).isEmpty();
        assertThat(vault.open(rows.get(0))).isPresent();
        assertThat(vault.open(rows.get(2))).isPresent();
        byte[] file = Files.readAllBytes(data.resolve("keys/persons"));
        assertThat(IntStream.range(0, Slot.BYTES).map(i -> file[(int) erased.slot() * Slot.BYTES + i]))
                .containsOnly(0);
        vault.erase(List.of(new Erasures.Line(erased.person(), rows.get(2).slot())));
        assertThat(vault.open(rows.get(2)))
                .as("a line that names another's slot")
                .isPresent();
    }

    @Test
    void manyAtOnceGetSlotsOfTheirOwn() {
        List<CompletableFuture<List<PersonTable.Row>>> writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.supplyAsync(() -> {
                    List<PersonTable.Row> rows = new ArrayList<>();
                    for (int i = 0; i < 50; i++) {
                        rows.addAll(vault.seal(List.of(SOMEBODY), 1, "health"));
                    }
                    return rows;
                }))
                .toList();
        List<PersonTable.Row> all =
                writers.stream().flatMap(writer -> writer.join().stream()).toList();
        Set<Long> slots = new HashSet<>();
        all.forEach(row -> slots.add(row.slot()));
        assertThat(slots).hasSize(400);
        assertThat(all).allSatisfy(row -> assertThat(vault.open(row)).isPresent());
    }

    @Test
    void aSlotThatACrashCutOffIsNobodysAndNeverGivenToTwo() throws IOException {
        PersonTable.Row row = vault.seal(List.of(SOMEBODY), 1, "health").getFirst();
        vault.close();
        Files.write(data.resolve("keys/persons"), new byte[] {0x42, 0x4b, 0x45}, StandardOpenOption.APPEND);
        vault = open(Map.of());
        PersonTable.Row next = vault.seal(List.of(SOMEBODY), 1, "health").getFirst();
        assertThat(next.slot()).isEqualTo(row.slot() + 2);
        assertThat(vault.open(row)).isPresent();
        assertThat(vault.open(next)).isPresent();
    }

    @Test
    void aRotationThatWasCutOffIsMadeGood() throws IOException {
        PersonTable.Row row = vault.seal(List.of(SOMEBODY), 1, "health").getFirst();
        vault.close();
        Keyring keyring = Keyring.open(data.resolve("keys"), Map.of(), random);
        assertThat(keyring.renew(random)).isTrue();
        byte[] slot = Files.readAllBytes(data.resolve("keys/persons"));
        Slot old = Slot.read(slot).orElseThrow();
        byte[] key = old.open(keyring.key(1).orElseThrow()).orElseThrow().getEncoded();
        Pseudonym person = old.person();
        Slot fresh = new Slot(2, person, Gcm.seal(keyring.key(2).orElseThrow(), Slot.bound(person, 2), key, random));
        new Rewraps(data.resolve("keys/rewraps"))
                .write(List.of(new Rewraps.Line(0, fresh.write().array())));
        // the machine died in the middle of overwriting the slot
        try (RandomAccessFile file =
                new RandomAccessFile(data.resolve("keys/persons").toFile(), "rw")) {
            file.write(fresh.write().array(), 0, 50);
        }
        assertThat(Slot.read(Files.readAllBytes(data.resolve("keys/persons")))).isEmpty();
        vault = open(Map.of());
        assertThat(vault.open(row)).isPresent();
        vault.finishRotation();
        assertThat(Files.readString(data.resolve("keys/master"))).startsWith("2:");
        assertThat(vault.open(row)).isPresent();
    }

    @Test
    void aJournalThatWasCutOffIsNotFollowed() throws IOException {
        PersonTable.Row row = vault.seal(List.of(SOMEBODY), 1, "health").getFirst();
        vault.close();
        Rewraps rewraps = new Rewraps(data.resolve("keys/rewraps"));
        rewraps.write(List.of(new Rewraps.Line(0, new byte[Slot.BYTES]), new Rewraps.Line(1, new byte[Slot.BYTES])));
        byte[] whole = Files.readAllBytes(data.resolve("keys/rewraps"));
        Files.write(data.resolve("keys/rewraps"), Arrays.copyOf(whole, whole.length - 7));
        assertThat(rewraps.read()).isEmpty();
        vault = open(Map.of());
        assertThat(vault.open(row)).isPresent();
    }

    @Test
    void aBackupOfKeysBringsAllBackButThoseWhoWereErasedSince() throws IOException {
        Path target = data.resolve("target");
        vault.close();
        vault = open(Map.of(), target.resolve("keys/erased"));
        List<PersonTable.Row> rows = vault.seal(List.of(SOMEBODY, SOMEBODY), 1, "health");
        CityClock clock = clock();
        KeyBackups backups = new KeyBackups(data, target, vault, clock, random);
        Path file = backups.step().orElseThrow();
        assertThat(backups.step()).as("not due").isEmpty();
        vault.erase(List.of(new Erasures.Line(rows.get(0).person(), rows.get(0).slot())));
        vault.close();

        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        MasterKey key = MasterKey.in(data).orElseThrow();
        KeyRestoration.restore(file, elsewhere, MasterKey.ofRecoveryCode(key.recoveryCode()));
        Vault restored = Vault.open(elsewhere, List.of(), Map.of(), random);
        assertThat(restored.open(rows.get(0))).as("erased after the backup").isEmpty();
        assertThat(restored.open(rows.get(1))).isPresent();
        assertThat(restored.erased()).containsExactly(rows.get(0).person());
        restored.close();
        assertThatThrownBy(() -> KeyRestoration.restore(file, elsewhere, key)).isInstanceOf(CommandFailure.class);
        vault = open(Map.of());
    }

    @Test
    void backupsOfKeysFollowThoseOfTheDatabaseAndLiveSevenDays() throws IOException {
        Path target = data.resolve("target");
        CityClock clock = clock();
        KeyBackups backups = new KeyBackups(data, target, vault, clock, random);
        Path first = backups.step().orElseThrow();
        clock.forward(Duration.ofHours(1));
        assertThat(backups.step()).isEmpty();
        Files.createFile(target.resolve("bihuan-20200430T003000Z.backup"));
        assertThat(backups.step()).as("after a backup of the database").isPresent();
        clock.forward(Duration.ofHours(24));
        assertThat(backups.step()).as("a day later").isPresent();
        assertThat(first).exists();
        clock.forward(Duration.ofDays(6));
        assertThat(backups.step()).isPresent();
        assertThat(first).as("older than seven days").doesNotExist();
    }

    private static CityClock clock() {
        Instant now = Instant.parse("2020-04-30T00:00:00Z");
        return CityClock.startingAt(now, Clock.fixed(now, ZoneOffset.UTC), ZoneOffset.UTC);
    }
}
