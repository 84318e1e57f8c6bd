package org.bihuan.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RolesTest {
    private final Roles roles = Roles.shipped();

    @Test
    void everybodyOfTheMissionHasARole() {
        assertThat(roles.all().stream().map(Role::key))
                .contains(
                        "city-leader",
                        "city-duty",
                        "supervision",
                        "district-leader",
                        "district-officer",
                        "street-worker",
                        "community-worker",
                        "port-health",
                        "customs-foreign",
                        "police-liaison",
                        "transfer-crew",
                        "site-operator",
                        "school-nurse",
                        "gate-guard",
                        "investigator",
                        "hospital",
                        "laboratory",
                        "department",
                        "enterprise",
                        "enterprise-officer",
                        "reviewer",
                        "auditor",
                        "resident",
                        "administrator",
                        "wall");
    }

    @Test
    void whoeverAdministersSeesNoPersonsData() {
        assertThat(roles.find("administrator").orElseThrow().permissions())
                .noneMatch(permission -> permission.startsWith("people")
                        || permission.startsWith("*")
                        || permission.startsWith("detect")
                        || permission.startsWith("control"));
    }

    @Test
    void aWallScreenOnlyReads() {
        assertThat(roles.find("wall").orElseThrow().permissions()).allMatch(permission -> permission.endsWith(".read"));
    }

    @Test
    void everyRoleHasBothNamesASessionAndSomethingToDo() {
        assertThat(List.copyOf(roles.all())).allSatisfy(role -> {
            assertThat(role.zh()).isNotBlank();
            assertThat(role.en()).isNotBlank();
            assertThat(role.session()).isPositive();
            assertThat(role.permissions()).isNotEmpty().allMatch(permission -> permission.matches("[a-z*]+\\.[a-z*]+"));
        });
    }
}
