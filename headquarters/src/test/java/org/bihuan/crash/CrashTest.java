package org.bihuan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing acknowledged is lost, nothing is there twice, whatever is killed when. A seed can be given: -Dcrash.seed=N. */
class CrashTest {
    /** One line a writer: rooms add theirs here. */
    static final List<Writer> WRITERS =
            List.of(new EntryWriter(), new SiteWriter(), new SigningWriter(), new CountImportWriter());

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void twentyKills() throws Exception {
        campaign(20);
    }

    @Test
    @Tag("nightly")
    void twoHundredKills() throws Exception {
        campaign(200);
    }

    private void campaign(int rounds) throws Exception {
        long seed = Long.getLong("crash.seed", new Random().nextLong());
        System.err.println("crash campaign: " + rounds + " rounds, seed " + seed);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Verdict verdict = new Campaign(folder, seed, rounds).run(WRITERS);
        System.err.println("crash campaign: " + verdict.acknowledged() + " acknowledged");
        assertThat(verdict.acknowledged()).isGreaterThan(rounds * 16);
        assertThat(verdict.clean()).as("seed %d: %s", seed, verdict).isTrue();
    }
}
