package org.bihuan.people.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.SecretKey;
import org.bihuan.people.Identity;
import org.bihuan.people.Identity.Person;
import org.bihuan.people.model.Pseudonym;
import org.bihuan.people.model.Traces;

/**
 * Everything that is outside of the database: master keys, persons' keys, the index key, who was erased. Held by one
 * process, as the data folder is.
 */
final class Vault implements AutoCloseable {
    /** Folder in the data folder. */
    static final String FOLDER = "keys";

    private final Path folder;
    private final Keyring keyring;
    private final PersonKeys persons;
    private final BlindIndex index;
    private final Erasures erasures;
    private final SecureRandom random;
    private final ReentrantLock rotation = new ReentrantLock();

    private Vault(
            Path folder,
            Keyring keyring,
            PersonKeys persons,
            BlindIndex index,
            Erasures erasures,
            SecureRandom random) {
        this.folder = folder;
        this.keyring = keyring;
        this.persons = persons;
        this.index = index;
        this.erasures = erasures;
        this.random = random;
    }

    /**
     * Opens the vault, makes good what a crash has left undone, and erases again who was erased.
     *
     * @param data the city's data folder
     * @param copies where the list of the erased is kept besides
     */
    static Vault open(Path data, List<Path> copies, Map<String, String> environment, SecureRandom random) {
        try {
            Path folder = KeyFolder.made(data.resolve(FOLDER));
            Keyring keyring = Keyring.open(folder, environment, random);
            List<Path> lists = new ArrayList<>(List.of(folder.resolve(Erasures.FILE)));
            lists.addAll(copies);
            Erasures erasures = new Erasures(lists);
            BlindIndex index = BlindIndex.open(folder, keyring, random);
            PersonKeys persons = PersonKeys.open(folder, keyring, random);
            persons.erase(erasures.all());
            return new Vault(folder, keyring, persons, index, erasures, random);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes keys for new persons and seals their data. */
    List<PersonTable.Row> seal(List<Person> people, int area, String sector) {
        List<Pseudonym> pseudonyms =
                people.stream().map(person -> Pseudonym.random(random)).toList();
        List<PersonKeys.Fresh> fresh = persons.add(pseudonyms);
        List<PersonTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            String pseudonym = pseudonyms.get(i).text();
            Fields fields =
                    Fields.seal(people.get(i), pseudonym, 1, fresh.get(i).key(), random);
            rows.add(new PersonTable.Row(pseudonym, area, sector, fresh.get(i).slot(), 1, fields, Optional.empty()));
        }
        return rows;
    }

    /** The same person with other data; empty if the key is gone. */
    Optional<PersonTable.Row> reseal(PersonTable.Row row, Person person) {
        int version = row.version() + 1;
        return key(row).map(key -> new PersonTable.Row(
                row.person(),
                row.area(),
                row.sector(),
                row.slot(),
                version,
                Fields.seal(person, row.person(), version, key, random),
                row.mergedInto()));
    }

    /** Who it is; empty if the key is gone. */
    Optional<Identity> open(PersonTable.Row row) {
        return key(row).flatMap(key -> row.fields().open(row.person(), row.version(), key))
                .map(person -> new Identity(row.person(), person, row.area(), row.sector()));
    }

    private Optional<SecretKey> key(PersonTable.Row row) {
        return Pseudonym.parse(row.person()).flatMap(person -> persons.read(row.slot(), person));
    }

    String[] digests(Person person) {
        return index.digests(Traces.of(person));
    }

    String digest(String trace) {
        return index.digests(Set.of(trace))[0];
    }

    String[] digests(Set<String> traces) {
        return index.digests(traces);
    }

    /** Destroys keys, after it is on disk that they are to be. */
    void erase(List<Erasures.Line> lines) {
        erasures.add(lines);
        persons.erase(lines);
    }

    Set<String> erased() {
        try {
            Set<String> erased = new HashSet<>();
            erasures.all().forEach(line -> erased.add(line.person()));
            return erased;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a fresh master key in the place of the present one, while keys are read and made; returns how many. */
    long rotate() {
        rotation.lock();
        try {
            return keyring.renew(random) ? rewrap() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            rotation.unlock();
        }
    }

    /** Ends a rotation that was cut off, or that the environment asks for by a newer key. */
    void finishRotation() {
        rotation.lock();
        try {
            if (keyring.size() > 1) {
                rewrap();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            rotation.unlock();
        }
    }

    private long rewrap() throws IOException {
        index.wrap(keyring, random);
        long changed = persons.rewrap();
        keyring.retire();
        return changed;
    }

    /** What a copy of the keys' folder does: no rotation may be under way meanwhile. */
    void whileStill(KeyCopy copy) throws IOException {
        rotation.lock();
        try {
            copy.of(folder);
        } finally {
            rotation.unlock();
        }
    }

    /** Copies a folder. */
    interface KeyCopy {
        void of(Path folder) throws IOException;
    }

    @Override
    public void close() {
        try {
            persons.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
