package org.bihuan.shell.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a sealed file is noticed. */
class SealTest {
    private static final int SEALED = Seal.CHUNK + Seal.TAG;

    @TempDir
    Path folder;

    private MasterKey key = MasterKey.ofRecoveryCode(ZERO);
    private static final String ZERO = MasterKeyTest.codeOf(new byte[32]);

    @BeforeEach
    void make() throws IOException {
        key = MasterKey.make(folder, new SecureRandom());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Seal.CHUNK - 1, Seal.CHUNK, Seal.CHUNK + 1, 3 * Seal.CHUNK, 3 * Seal.CHUNK + 7})
    void opensToWhatWasSealed(int length) throws IOException {
        byte[] plain = plain(length);
        assertThat(open(seal(plain))).isEqualTo(plain);
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        byte[] sealed = seal(plain(2 * Seal.CHUNK + 100));
        for (int length : new int[] {
            0,
            10,
            Seal.HEADER,
            Seal.HEADER + 5,
            Seal.HEADER + SEALED,
            Seal.HEADER + SEALED + 1,
            Seal.HEADER + 2 * SEALED,
            sealed.length - 1
        }) {
            assertThatThrownBy(() -> open(Arrays.copyOf(sealed, length)))
                    .as("cut to %d of %d", length, sealed.length)
                    .isInstanceOf(SealedInput.Refused.class);
        }
    }

    @Test
    void everyAlteredByteIsNoticed() throws IOException {
        byte[] sealed = seal(plain(Seal.CHUNK + 100));
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            int at = i < Seal.HEADER ? i : random.nextInt(sealed.length);
            byte[] altered = sealed.clone();
            altered[at] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> open(altered)).as("byte %d", at).isInstanceOf(SealedInput.Refused.class);
        }
    }

    @Test
    void chunksCannotBeSwappedRepeatedOrAppended() throws IOException {
        byte[] sealed = seal(plain(2 * Seal.CHUNK + 100));
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, Seal.HEADER, swapped, Seal.HEADER + SEALED, SEALED);
        System.arraycopy(sealed, Seal.HEADER + SEALED, swapped, Seal.HEADER, SEALED);
        byte[] longer = Arrays.copyOf(sealed, sealed.length + 16);
        byte[] otherFile = seal(plain(2 * Seal.CHUNK + 100));
        System.arraycopy(sealed, Seal.HEADER, otherFile, Seal.HEADER, SEALED);
        for (byte[] forged : new byte[][] {swapped, longer, otherFile}) {
            assertThatThrownBy(() -> open(forged)).isInstanceOf(SealedInput.Refused.class);
        }
    }

    @Test
    void anotherKeyIsToldApart() throws IOException {
        byte[] sealed = seal(plain(100));
        MasterKey other = MasterKey.ofRecoveryCode(ZERO);
        assertThatThrownBy(() -> new SealedInput(new ByteArrayInputStream(sealed), other).readAllBytes())
                .isInstanceOf(SealedInput.Refused.class)
                .hasMessageContaining(key.id())
                .hasMessageContaining(other.id());
    }

    @Test
    void withoutFinishItIsNotWhole() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SealedOutput sealed = new SealedOutput(out, key, new SecureRandom())) {
            sealed.write(plain(Seal.CHUNK * 2));
        }
        assertThatThrownBy(() -> open(out.toByteArray())).isInstanceOf(SealedInput.Refused.class);
    }

    private static byte[] plain(int length) {
        byte[] plain = new byte[length];
        new Random(length).nextBytes(plain);
        return plain;
    }

    private byte[] seal(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SealedOutput sealed = new SealedOutput(out, key, new SecureRandom())) {
            sealed.write(plain);
            sealed.finish();
        }
        return out.toByteArray();
    }

    private byte[] open(byte[] sealed) throws IOException {
        return new SealedInput(new ByteArrayInputStream(sealed), key).readAllBytes();
    }
}
