package org.bihuan.shell.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import org.bihuan.shell.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    @TempDir
    Path folder;

    @Test
    void comesBackFromItsRecoveryCodeAsPeopleTypeIt() throws IOException {
        MasterKey key = MasterKey.make(folder, new SecureRandom());
        String code = key.recoveryCode();
        assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{7}-){7}[0-9A-HJKMNP-TV-Z]{7}");
        String typed = code.toLowerCase(Locale.ROOT)
                .replace('-', ' ')
                .replace('0', 'o')
                .replace('1', 'l');
        assertThat(MasterKey.ofRecoveryCode(typed).id()).isEqualTo(key.id());
        assertThat(MasterKey.in(folder).orElseThrow().id()).isEqualTo(key.id());
    }

    @Test
    void aMistypedCodeIsRefused() throws IOException {
        String code = MasterKey.make(folder, new SecureRandom()).recoveryCode();
        String other = (code.startsWith("7") ? "8" : "7") + code.substring(1);
        for (String wrong : new String[] {other, code.substring(1), code + "0", "", "UUUUUUU"}) {
            assertThatThrownBy(() -> MasterKey.ofRecoveryCode(wrong))
                    .as(wrong)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("mistyped");
        }
    }

    @Test
    void onlyItsOwnerCanReadTheFile() throws IOException {
        MasterKey.make(folder, new SecureRandom());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("master.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyOfZerosHasACodeToo() {
        assertThat(MasterKey.ofRecoveryCode(codeOf(new byte[32])).recoveryCode())
                .startsWith("0000000-0000000");
    }

    static String codeOf(byte[] key) {
        try {
            byte[] all = Arrays.copyOf(key, 35);
            byte[] check = MessageDigest.getInstance("SHA-256").digest(key);
            System.arraycopy(check, 0, all, 32, 3);
            return RecoveryCode.encode(all);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
