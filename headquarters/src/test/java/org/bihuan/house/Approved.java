package org.bihuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Compares what was made with what was approved; {@code -Dapprove=true} approves what was made. */
final class Approved {
    private static final boolean APPROVE = Boolean.getBoolean("approve");

    private Approved() {}

    /** One text against its approved file. */
    static void text(String made, Path approved) throws IOException {
        if (APPROVE) {
            Files.createDirectories(approved.getParent());
            Files.writeString(approved, made);
        }
        assertThat(approved)
                .as("nobody approved it yet: run with -Dapprove=true, read it and commit it")
                .exists();
        assertThat(made)
                .as("%s differs: if that is meant, run with -Dapprove=true and read the difference", approved)
                .isEqualTo(Files.readString(approved));
    }

    /** All files of a folder that end so, none missing and none too many. */
    static void folder(Path made, Path approved, String ending) throws IOException {
        List<Path> files = files(made, ending);
        for (Path file : files) {
            text(Files.readString(file), approved.resolve(made.relativize(file)));
        }
        for (Path old : files(approved, ending)) {
            boolean gone = !files.contains(made.resolve(approved.relativize(old)));
            if (gone && APPROVE) {
                Files.delete(old);
            } else {
                assertThat(gone).as("%s shows what is no longer there", old).isFalse();
            }
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
