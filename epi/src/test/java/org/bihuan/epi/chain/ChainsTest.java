package org.bihuan.epi.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.bihuan.epi.math.Draw;
import org.junit.jupiter.api.Test;

class ChainsTest {
    private static List<Link> links(String text) {
        List<Link> links = new ArrayList<>();
        for (String pair : text.split(" ")) {
            links.add(new Link(pair.substring(0, 1), pair.substring(1)));
        }
        return links;
    }

    @Test
    void twoTrees() {
        Chains chains = Chains.of(links("AB AC BD XY AC"));
        assertThat(chains.cases())
                .containsExactly(
                        new ChainedCase("A", 1, OptionalInt.of(0), 2, 2),
                        new ChainedCase("B", 1, OptionalInt.of(1), 1, 2),
                        new ChainedCase("C", 1, OptionalInt.of(1), 0, 1),
                        new ChainedCase("D", 1, OptionalInt.of(2), 0, 1),
                        new ChainedCase("X", 2, OptionalInt.of(0), 1, 1),
                        new ChainedCase("Y", 2, OptionalInt.of(1), 0, 1));
        assertThat(chains.components()).isEqualTo(2);
        assertThat(chains.shareOfTop(0.2)).isEqualTo(0.75);
        assertThat(chains.shareOfTop(1)).isEqualTo(1);
    }

    @Test
    void aCaseWithTwoInfectorsTakesTheShorterWay() {
        assertThat(Chains.of(links("AB BC XC")).cases().get(2).generation()).hasValue(1);
    }

    @Test
    void aCircleHasNoGenerationAndNobodyInfectsHimself() {
        assertThat(Chains.of(links("AB BA")).cases())
                .allMatch(c -> c.generation().isEmpty() && c.degree() == 1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Link("A", "A"));
    }

    @Test
    void theDispersionThatMadeTheDataComesBack() {
        SplittableRandom random = new SplittableRandom(3);
        int[] offspring = new int[20_000];
        for (int i = 0; i < offspring.length; i++) {
            offspring[i] = (int) Draw.poisson(random, Draw.gamma(random, 0.4, 2.0 / 0.4));
        }
        OffspringLaw law = OffspringLaw.fit(offspring);
        assertThat(law.mean()).isCloseTo(2, Offset.offset(0.15));
        assertThat(law.dispersion()).isCloseTo(0.4, Offset.offset(0.03));
        assertThat(OffspringLaw.fit(1, 1, 1).dispersion()).isInfinite();
        for (double other : new double[] {0.9, 1.1}) {
            assertThat(OffspringLaw.logLikelihood(offspring, law.mean(), law.dispersion()))
                    .isGreaterThan(OffspringLaw.logLikelihood(offspring, law.mean(), law.dispersion() * other));
        }
    }
}
