package org.bihuan.pass.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.note.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops the writer before every single change that it makes to the disk, and within every append. */
class CrashTest {
    @TempDir
    private Path temp;

    /** The plug was pulled. */
    private static final class Plug extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static final class FailingDisk extends Disk {
        private int left;

        FailingDisk(int steps) {
            this.left = steps;
        }

        @Override
        void before(String step, Path file) throws IOException {
            if (left-- == 0) {
                throw new Plug();
            }
        }

        /** Stops half-way through, if it stops here. */
        @Override
        void append(FileChannel channel, Path file, byte[] octets) throws IOException {
            if (left == 0) {
                channel.write(ByteBuffer.wrap(octets, 0, octets.length / 2));
            }
            super.append(channel, file, octets);
        }
    }

    @Test
    void survivesBeingStoppedAtEveryStep() throws Exception {
        int stops = 0;
        for (int steps = 0; ; steps++) {
            Path folder = temp.resolve("log" + steps);
            List<Checkpoint> signed = new ArrayList<>();
            long[] acknowledged = {0};
            boolean finished = run(folder, steps, signed, acknowledged);
            recover(folder, signed, acknowledged[0]);
            if (finished) {
                break;
            }
            stops++;
        }
        assertThat(stops).isGreaterThan(100);
    }

    /** Batches and checkpoints over several tile borders. True if it got to the end. */
    private boolean run(Path folder, int steps, List<Checkpoint> signed, long[] acknowledged) throws IOException {
        Disk disk = new FailingDisk(steps);
        try (LogWriter writer =
                LogWriter.create(disk, folder, TestLog.guard(folder), City.LOG).orThrow()) {
            for (int size : new int[] {3, 250, 256, 300, 530}) {
                writer.append(TestLog.entries(acknowledged[0], size)).orThrow();
                acknowledged[0] = size;
                signed.add(writer.checkpoint(City.NOW).orThrow().checkpoint());
            }
            return true;
        } catch (Plug e) {
            return false;
        }
    }

    private static void recover(Path folder, List<Checkpoint> signed, long acknowledged) throws IOException {
        Path guard = TestLog.guard(folder);
        var opened = LogWriter.open(folder, guard, City.LOG);
        if (opened.whyNot().isPresent() && acknowledged == 0 && signed.isEmpty()) {
            opened = LogWriter.create(folder, guard, City.LOG); // stopped while it was made
        }
        try (LogWriter writer = opened.orThrow()) {
            assertThat(writer.size()).isGreaterThanOrEqualTo(acknowledged);
            writer.append(TestLog.entries(writer.size(), 800)).orThrow();
            writer.checkpoint(City.NOW).orThrow();
        }
        Checkpoint head = TestLog.checkpoint(folder);
        LogReader reader = new LogReader(folder);
        List<Bytes> seen = new ArrayList<>();
        LogVerifier.Report report = LogVerifier.verify(reader, head, (index, entry) -> seen.add(Bytes.of(entry)));
        assertThat(report.findings()).isEmpty();
        assertThat(seen)
                .isEqualTo(TestLog.entries(0, 800).stream().map(Bytes::of).toList());
        for (Checkpoint earlier : signed) {
            List<Bytes> proof = reader.consistency(earlier.size(), head.size()).orThrow();
            assertThat(Continuity.check(earlier, head, proof).toOptional()).isPresent();
        }
    }
}
