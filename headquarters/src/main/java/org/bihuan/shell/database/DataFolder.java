package org.bihuan.shell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.bihuan.shell.cli.CommandFailure;
import org.jspecify.annotations.Nullable;

/**
 * A city's data folder, held by one process at a time: the lock goes with the process, however it ends. What stands in
 * it: {@code postgres/} the database, {@code master.key}, {@code journal.jsonl} what the operators should know,
 * {@code running.json} while it runs.
 */
public final class DataFolder implements AutoCloseable {
    private static final Path SYSTEM = Path.of("/var/lib/bihuan");

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder if need be and takes it.
     *
     * @throws CommandFailure one line: in use, not writable, not reachable by the account that PostgreSQL runs as
     */
    public static DataFolder open(Path folder) {
        return tryOpen(folder)
                .orElseThrow(() -> CommandFailure.environment(
                        "the data folder " + folder + " is in use by another bihuan" + holder(folder)));
    }

    /** The same, empty if another process holds the folder. */
    public static Optional<DataFolder> tryOpen(Path folder) {
        try {
            Path path = made(folder.toAbsolutePath().normalize());
            closedAncestor(path).ifPresent(closed -> {
                throw CommandFailure.environment("the account nobody, which runs PostgreSQL for root, cannot enter "
                        + closed + ": choose a folder it can reach, for example --data "
                        + SYSTEM.resolve(path.getFileName()));
            });
            FileChannel channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(new DataFolder(path, channel));
        } catch (FileSystemException e) {
            throw CommandFailure.environment("the data folder " + folder + " cannot be written: " + reason(e));
        } catch (IOException e) {
            throw CommandFailure.environment("the data folder " + folder + " cannot be used: " + e.getMessage());
        }
    }

    /**
     * Where a city lives if nobody said otherwise: below the checkout, or, when root runs a checkout that the database's
     * account cannot enter (below root's home, say), in the system's place for data.
     */
    public static Path unlessChosen(@Nullable Path chosen, Path usual) {
        if (chosen != null) {
            return chosen;
        }
        if (closedAncestor(usual.toAbsolutePath().normalize()).isEmpty()) {
            return usual;
        }
        Path instead = SYSTEM.resolve(usual.getFileName());
        System.err.println("The data folder is " + instead + ": PostgreSQL's account cannot enter " + usual);
        return instead;
    }

    public Path path() {
        return path;
    }

    /** Where the database of our own lives. */
    public Path postgres() {
        return path.resolve("postgres");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path made(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            if (!Files.isWritable(folder)) {
                throw new FileSystemException(folder.toString(), null, "not writable by this account");
            }
        } else {
            Files.createDirectories(folder);
            boolean lent = OsAccount.ofThisProcess() == OsAccount.NOBODY;
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(lent ? "rwx--x--x" : "rwx------"));
        }
        return folder.toRealPath();
    }

    /** The first folder on the way that the account lent to PostgreSQL may not pass; none unless root runs us. */
    private static Optional<Path> closedAncestor(Path folder) {
        if (OsAccount.ofThisProcess() == OsAccount.SELF) {
            return Optional.empty();
        }
        Path way = folder.getRoot();
        for (Path step : folder) {
            way = way.resolve(step);
            try {
                if (Files.exists(way)
                        && !Files.getPosixFilePermissions(way).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return Optional.of(way);
                }
            } catch (IOException e) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(Path folder) {
        try {
            return " (process " + Files.readString(folder.resolve("lock")).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    private static String reason(FileSystemException e) {
        String reason = e.getReason();
        return reason != null ? reason : e.getClass().getSimpleName().replace("Exception", "") + " " + e.getFile();
    }
}
