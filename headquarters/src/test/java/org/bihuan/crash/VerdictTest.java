package org.bihuan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A campaign must be able to fail. */
class VerdictTest {
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    @Test
    void findsWhatIsMissingTwiceOrInvented() {
        Verdict verdict = Verdict.of(List.of(A, B), List.of(A, B), List.of(A, A, C), List.of());
        assertThat(verdict.missing()).containsExactly(B);
        assertThat(verdict.twice()).containsExactly(A);
        assertThat(verdict.invented()).containsExactly(C);
        assertThat(verdict.clean()).isFalse();
    }

    @Test
    void whatWasSentButNotAcknowledgedMayBeThereOrNot() {
        assertThat(Verdict.of(List.of(A), List.of(A, B, C), List.of(A, C), List.of())
                        .clean())
                .isTrue();
    }

    @Test
    void aContradictionIsNoCleanVerdict() {
        assertThat(Verdict.of(List.of(A), List.of(A), List.of(A), List.of("sum"))
                        .clean())
                .isFalse();
    }
}
