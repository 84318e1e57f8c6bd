package org.bihuan.shell.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** Makes a city's master key when it is first needed, and tells its operator once how to keep it. */
public final class MasterKeys {
    private MasterKeys() {}

    public static MasterKey of(Path data, SecureRandom random) throws IOException {
        Optional<MasterKey> there = MasterKey.in(data);
        if (there.isPresent()) {
            return there.get();
        }
        MasterKey key = MasterKey.make(data, random);
        System.err.println(
                "A master key was made: " + data.resolve("master.key") + ". Keep a copy of that file, or of this");
        if (System.console() != null && System.console().isTerminal()) {
            System.err.println("recovery code, away from this machine: no backup can be opened without one of them.");
            System.err.println("    " + key.recoveryCode());
        } else {
            // no terminal: what is printed lands in a log, where a key must not be
            System.err.println("recovery code (bihuan backup --recovery-code), away from this machine: no backup can be"
                    + " opened without one of them.");
        }
        return key;
    }
}
