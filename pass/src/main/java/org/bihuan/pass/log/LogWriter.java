package org.bihuan.pass.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.note.Checkpoint;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.NoteSigner;
import org.bihuan.pass.note.SignedNote;

/**
 * The only writer of a log. Entries are durable once {@link #append} returns and public once {@link #checkpoint} does.
 *
 * <p>Killed at any instant, it goes on where the journal ends. It keeps the last head it signed in a guard file outside of
 * the log's folder, and does not sign when the folder does not continue that head: a folder restored from a backup, or a
 * copy of it, cannot make the key sign a second history. For one thread.
 */
public final class LogWriter implements Closeable {
    /** Entries that may wait for a checkpoint. */
    public static final int MOST_PENDING = 1 << 20;

    /** Octets of an entry that its length of 16 bits can state. */
    public static final int MOST_ENTRY = 0xffff;

    private final Disk disk;
    private final Path folder;
    private final Path guard;
    private final NoteSigner signer;
    private final FileChannel lockFile;
    private final LogReader reader;
    private final List<byte[]> pending;
    private Journal journal;
    private Frontier tree;
    private Optional<String> head;
    private long published;
    private boolean broken;

    private LogWriter(Disk disk, Path folder, Path guard, NoteSigner signer, FileChannel lockFile, Recovered state) {
        this.disk = disk;
        this.folder = folder;
        this.guard = guard;
        this.signer = signer;
        this.lockFile = lockFile;
        this.reader = new LogReader(folder);
        this.journal = state.journal();
        this.pending = new ArrayList<>(state.pending());
        this.tree = state.tree();
        this.head = state.head();
        this.published = state.published();
    }

    /** What the folder, the journal and the guard agree on. */
    private record Recovered(
            Journal journal, List<byte[]> pending, Frontier tree, Optional<String> head, long published) {}

    /** Makes an empty log with its first checkpoint; L01 if the folder already holds one or the guard knows one. */
    public static Outcome<LogWriter> create(Path folder, Path guard, NoteSigner signer) throws IOException {
        return create(new Disk(), folder, guard, signer);
    }

    static Outcome<LogWriter> create(Disk disk, Path folder, Path guard, NoteSigner signer) throws IOException {
        if (Files.exists(folder.resolve("checkpoint")) || Files.exists(guard)) {
            return Outcome.refused("L01", "there is a log in this folder, or this key has signed one");
        }
        Journal.create(disk, journalFile(folder), 0);
        Checkpoint empty = new Checkpoint(signer.key().name(), 0, Merkle.EMPTY, List.of());
        byte[] note = signed(signer, empty).encode().getBytes(StandardCharsets.UTF_8);
        disk.replace(folder.resolve("checkpoint"), note);
        disk.syncFolders();
        return open(disk, folder, guard, signer);
    }

    /** Takes the log up again. L01 if another writer has it, or its state does not continue what the key signed last. */
    public static Outcome<LogWriter> open(Path folder, Path guard, NoteSigner signer) throws IOException {
        return open(new Disk(), folder, guard, signer);
    }

    static Outcome<LogWriter> open(Disk disk, Path folder, Path guard, NoteSigner signer) throws IOException {
        Path lockPath = folder.resolve("writer").resolve("lock");
        if (!Files.isRegularFile(journalFile(folder)) || !Files.isRegularFile(folder.resolve("checkpoint"))) {
            return Outcome.refused("L01", "no log of ours in this folder");
        }
        FileChannel lockFile = FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Outcome<LogWriter> outcome = lock(lockFile)
                ? recover(disk, folder, guard, signer)
                        .map(state -> new LogWriter(disk, folder, guard, signer, lockFile, state))
                : Outcome.refused("L01", "another writer has this log");
        if (outcome instanceof Outcome.Refused<LogWriter>) {
            lockFile.close();
        }
        return outcome;
    }

    private static boolean lock(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static Outcome<Recovered> recover(Disk disk, Path folder, Path guard, NoteSigner signer)
            throws IOException {
        LogReader reader = new LogReader(folder);
        Outcome<Checkpoint.Signed> checkpoint = reader.checkpoint(List.of(signer.key()), List.of(), 0);
        if (checkpoint instanceof Outcome.Refused<Checkpoint.Signed>(var why)) {
            return new Outcome.Refused<>(why);
        }
        Checkpoint published = checkpoint.orThrow().checkpoint();
        Outcome<Frontier> tiles = reader.frontier(published.size());
        Outcome<Journal.Opened> journal = Journal.open(disk, journalFile(folder));
        if (tiles instanceof Outcome.Refused<Frontier>(var why)) {
            return new Outcome.Refused<>(why);
        }
        if (journal instanceof Outcome.Refused<Journal.Opened>(var why)) {
            return new Outcome.Refused<>(why);
        }
        Frontier tree = tiles.orThrow();
        Journal.Opened opened = journal.orThrow();
        long covered = published.size() - opened.start();
        if (!tree.root().equals(published.root())) {
            return Outcome.refused("L02", "the tiles do not hash to the checkpoint");
        }
        if (covered < 0 || covered > opened.entries().size()) {
            return Outcome.refused("L01", "the journal and the checkpoint are of different states");
        }
        List<byte[]> pending =
                opened.entries().subList((int) covered, opened.entries().size());
        Optional<String> head = readGuard(guard);
        if (head.isPresent()) {
            Outcome<Checkpoint> signed = SignedNote.parse(head.get()).then(note -> Checkpoint.parse(note.text()));
            if (signed instanceof Outcome.Refused<Checkpoint>(var why)) {
                return new Outcome.Refused<>(why);
            }
            if (!continues(reader, published, pending, signed.orThrow())) {
                return Outcome.refused("L01", "an older or another state than this key has signed");
            }
        }
        return Outcome.ok(new Recovered(opened.journal(), pending, tree, head, published.size()));
    }

    /** Whether the head that was signed last is a head of this very tree. */
    private static boolean continues(LogReader reader, Checkpoint published, List<byte[]> pending, Checkpoint signed)
            throws IOException {
        if (!signed.origin().equals(published.origin()) || signed.size() > published.size() + pending.size()) {
            return false;
        }
        Outcome<Frontier> past = reader.frontier(Math.min(signed.size(), published.size()));
        if (past instanceof Outcome.Ok<Frontier>(Frontier tree)) {
            for (int i = 0; tree.size() < signed.size(); i++) {
                tree.add(Merkle.leaf(pending.get(i)));
            }
            return tree.root().equals(signed.root());
        }
        return false;
    }

    private static Optional<String> readGuard(Path guard) throws IOException {
        return Files.exists(guard) ? Optional.of(Files.readString(guard)) : Optional.empty();
    }

    private static Path journalFile(Path folder) {
        return folder.resolve("writer").resolve("journal");
    }

    /** Leaves that are durable, published or not. */
    public long size() {
        return published + pending.size();
    }

    /**
     * Adds a batch and waits for the disk. The index of its first entry; L01 if an entry has more than 65,535 octets, too
     * many wait for a checkpoint, or an earlier act failed and the log must be opened again.
     */
    public Outcome<Long> append(List<byte[]> entries) throws IOException {
        if (broken || pending.size() + entries.size() > MOST_PENDING) {
            return Outcome.refused("L01", broken ? "open the log again" : "too many entries wait for a checkpoint");
        }
        if (entries.stream().anyMatch(entry -> entry.length > MOST_ENTRY)) {
            return Outcome.refused("L01", "an entry of more than " + MOST_ENTRY + " octets");
        }
        long first = size();
        broken = true;
        journal.append(entries);
        broken = false;
        entries.forEach(entry -> pending.add(entry.clone()));
        return Outcome.ok(first);
    }

    /**
     * Publishes everything appended so far under a signed checkpoint. L01 if somebody else signed with this key since.
     *
     * @param now stated where the log signs by cosignature
     */
    public Outcome<Checkpoint.Signed> checkpoint(Instant now) throws IOException {
        if (broken || !readGuard(guard).equals(head)) {
            return Outcome.refused("L01", broken ? "open the log again" : "this key has signed elsewhere");
        }
        broken = true;
        Outcome<TileWriter> tiles = TileWriter.continuing(disk, folder, reader, published);
        if (tiles instanceof Outcome.Refused<TileWriter>(var why)) {
            return new Outcome.Refused<>(why);
        }
        tiles.orThrow().write(pending);
        pending.forEach(entry -> tree.add(Merkle.leaf(entry)));
        Checkpoint next = new Checkpoint(signer.key().name(), tree.size(), tree.root(), List.of());
        SignedNote note = new SignedNote(next.text(), List.of(signer.sign(next.text(), now)));
        publish(note);
        published = tree.size();
        pending.clear();
        journal = journal.restart(published);
        tiles.orThrow().discardOutgrown();
        broken = false;
        return Outcome.ok(new Checkpoint.Signed(note, next, List.of()));
    }

    /** Guard first: a head that was signed is never forgotten, one that was not published can be signed again. */
    private void publish(SignedNote note) throws IOException {
        byte[] octets = note.encode().getBytes(StandardCharsets.UTF_8);
        disk.replace(guard, octets);
        disk.syncFolders();
        head = Optional.of(note.encode());
        disk.replace(folder.resolve("checkpoint"), octets);
        disk.syncFolders();
    }

    /** Publishes the current checkpoint with cosignatures; L01 if it is no longer the current one or one is not good. */
    public Outcome<Checkpoint.Signed> cosigned(SignedNote note, List<NoteKey> witnesses) throws IOException {
        Outcome<Checkpoint.Signed> opened = Checkpoint.open(note, List.of(signer.key()), witnesses, 0);
        if (opened instanceof Outcome.Ok<Checkpoint.Signed>(var signed)) {
            if (signed.checkpoint().size() != published
                    || !signed.checkpoint().root().equals(tree.root())) {
                return Outcome.refused("L01", "not the current checkpoint");
            }
            disk.replace(folder.resolve("checkpoint"), note.encode().getBytes(StandardCharsets.UTF_8));
            disk.syncFolders();
        }
        return opened;
    }

    private static SignedNote signed(NoteSigner signer, Checkpoint checkpoint) {
        return new SignedNote(checkpoint.text(), List.of(signer.sign(checkpoint.text(), Instant.EPOCH)));
    }

    /** The head of the published tree. */
    public Bytes root() {
        return tree.root();
    }

    @Override
    public void close() throws IOException {
        journal.close();
        lockFile.close();
    }
}
