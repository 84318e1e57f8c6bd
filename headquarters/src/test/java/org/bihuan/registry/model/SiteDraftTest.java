package org.bihuan.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** No site without an operator and both owners. */
class SiteDraftTest {
    private static final List<String> VALUES = List.of("", " ", "\u3000", "\t", "某单位", "另一单位", "第三单位", "x");

    @Test
    void whateverAFormSaysASiteHasAnOperatorAndTwoOwnersOrIsRefused() {
        int saved = 0;
        int refused = 0;
        for (long seed = 0; seed < 5000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Map<String, String> form = complete();
            for (String field : List.of("operator", "territorial_owner", "sector_owner")) {
                if (random.nextInt(8) == 0) {
                    form.remove(field);
                } else {
                    form.put(field, VALUES.get(random.nextInt(VALUES.size())));
                }
            }
            String operator = form.getOrDefault("operator", "").strip();
            String territorial = form.getOrDefault("territorial_owner", "").strip();
            String sector = form.getOrDefault("sector_owner", "").strip();
            boolean whole = !operator.isEmpty()
                    && !territorial.isEmpty()
                    && !sector.isEmpty()
                    && !operator.equals(territorial)
                    && !operator.equals(sector);
            Outcome<SiteDraft> outcome = SiteDraft.read(form);
            assertThat(outcome instanceof Outcome.Done)
                    .as("seed %d: %s", seed, form)
                    .isEqualTo(whole);
            saved += whole ? 1 : 0;
            refused += whole ? 0 : 1;
        }
        assertThat(saved).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void theOperatorMayNotAnswerForItself() {
        Map<String, String> form = complete();
        form.put("sector_owner", " 某酒店 ");
        assertThat(SiteDraft.read(form)).isEqualTo(Outcome.refused("sector_owner", "ownOwner"));
    }

    private static Map<String, String> complete() {
        return new HashMap<>(Map.of(
                "code", "H-1",
                "kind", "observation-hotel",
                "zh", "某酒店",
                "area", "500103",
                "sector", "health",
                "operator", "某酒店",
                "territorial_owner", "渝中区政府",
                "sector_owner", "渝中区卫生健康委"));
    }
}
