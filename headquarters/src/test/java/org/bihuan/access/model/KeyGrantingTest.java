package org.bihuan.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;
import org.junit.jupiter.api.Test;

class KeyGrantingTest {
    private static final Instant NOW = Instant.parse("2020-04-30T00:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(90));
    private static final Scope DISTRICT = Scope.ofAreas(IntStream.of(3, 31, 32));
    private static final Access OFFICER = access(DISTRICT, "registry.*", "detect.read", "access.keys");

    @Test
    void nobodyGivesMoreThanTheyMayThemselves() {
        assertThat(flaw(OFFICER, List.of("registry.write", "detect.read"), DISTRICT))
                .isEmpty();
        assertThat(flaw(OFFICER, List.of("detect.write"), DISTRICT)).contains("permissions");
        assertThat(flaw(OFFICER, List.of("people.look"), DISTRICT)).contains("permissions");
    }

    @Test
    void nobodyGivesWhatLiesBeyondTheirAreasOrSectors() {
        assertThat(flaw(OFFICER, List.of("detect.read"), Scope.everything())).contains("area");
        assertThat(flaw(OFFICER, List.of("detect.read"), Scope.ofAreas(IntStream.of(3, 4))))
                .contains("area");
        Access ofHealth = access(DISTRICT.inSectors(List.of("health")), "detect.read", "access.keys");
        assertThat(flaw(ofHealth, List.of("detect.read"), DISTRICT)).contains("area");
        assertThat(flaw(ofHealth, List.of("detect.read"), DISTRICT.inSectors(List.of("health"))))
                .isEmpty();
    }

    @Test
    void aProgramNeverHoldsWhatOnlyPersonsDo() {
        Access house = Access.house("tests");
        for (String act : List.of(
                "control.sign",
                "control.write",
                "people.erase",
                "people.rotate",
                "access.read",
                "access.write",
                "access.keys",
                "*.*",
                "*.read",
                "registry.*",
                "no.such")) {
            assertThat(flaw(house, List.of(act), Scope.nothing())).as(act).contains("permissions");
        }
        assertThat(flaw(house, KeyGranting.PERMISSIONS, Scope.everything())).isEmpty();
    }

    @Test
    void aKeyEndsWithinAYearAndAMonth() {
        assertThat(KeyGranting.flaw(OFFICER, List.of("detect.read"), DISTRICT, NOW, NOW.plus(KeyGranting.LONGEST), NOW))
                .isEmpty();
        for (Instant until :
                List.of(NOW, NOW.minusSeconds(1), NOW.plus(KeyGranting.LONGEST).plusSeconds(1))) {
            assertThat(KeyGranting.flaw(OFFICER, List.of("detect.read"), DISTRICT, NOW, until, NOW))
                    .as(until.toString())
                    .isPresent();
        }
    }

    @Test
    void whoeverMayNotGiveKeysGivesNone() {
        assertThat(flaw(access(DISTRICT, "detect.read", "access.write"), List.of("detect.read"), DISTRICT))
                .contains("");
    }

    private static Optional<String> flaw(Access by, List<String> permissions, Scope reach) {
        return KeyGranting.flaw(by, permissions, reach, NOW, LATER, NOW).map(KeyGranting.Flaw::field);
    }

    private static Access access(Scope scope, String... permissions) {
        return new Access(new Actor(7, "officer", "值班员", "", Set.of(permissions)), scope);
    }
}
