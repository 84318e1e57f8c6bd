package org.bihuan.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.registry.CalendarDay;
import org.bihuan.registry.DutyPhone;
import org.bihuan.registry.Removal;
import org.bihuan.registry.Sector;
import org.bihuan.registry.Site;
import org.bihuan.registry.SiteKind;
import org.bihuan.registry.WeekdayHours;
import org.bihuan.registry.model.Flaw;
import org.bihuan.registry.model.HoursText;
import org.bihuan.registry.model.Outcome;
import org.bihuan.registry.model.PhoneDraft;
import org.bihuan.registry.model.RemovalDraft;
import org.bihuan.registry.model.SiteDraft;
import org.bihuan.registry.model.Sites;
import org.bihuan.registry.model.WeekDraft;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Sectors, sites, phone book and calendar on real PostgreSQL. */
class ListsTest {
    private static final LocalDate DAY = LocalDate.of(2020, 4, 30);

    private final Tables tables = Tables.ofChongqing();

    @Test
    void thePackLoadsOnceAndKeepsWhatWasEdited() {
        LocalDate newYear = LocalDate.of(2020, 1, 1);
        RemovalDraft back = new RemovalDraft(newYear, "轮班");
        assertThat(tables.calendar.remove(back)).isInstanceOf(Outcome.Done.class);
        assertThat(tables.calendar.remove(back)).isEqualTo(Outcome.refused("day", "asItsWeek"));
        tables.calendar.putWeek(new WeekDraft(
                Map.of(DayOfWeek.MONDAY, HoursText.read("8:30-17:30").orElseThrow(), DayOfWeek.FRIDAY, List.of())));
        tables.kinds.put(new SiteKind("hospital", "医疗机构", "Hospital", ""));
        tables.calendar.put(new CalendarDay(LocalDate.of(2020, 5, 9), CalendarDay.Kind.WORKDAY, "改", "", ""));
        tables.lists.load(tables.city);
        assertThat(tables.calendar.days(DAY, LocalDate.of(2020, 6, 1)))
                .hasSize(6)
                .last()
                .satisfies(day -> assertThat(day.zh()).isEqualTo("改"));
        assertThat(tables.sectors.all()).hasSize(16).extracting(Sector::key).startsWith("general", "health");
        assertThat(tables.calendar.days(newYear, newYear.plusDays(1))).isEmpty();
        assertThat(tables.removals.ofDays(newYear, newYear.plusDays(1)))
                .containsExactly(new Removal(Removal.Kind.DAY, "500000", newYear, "轮班", "tests"));
        assertThat(tables.kinds.all())
                .hasSize(24)
                .first()
                .satisfies(kind -> assertThat(kind.zh()).isEqualTo("医疗机构"));
        assertThat(tables.calendar.week())
                .extracting(WeekdayHours::hours, WeekdayHours::changedBy)
                .containsExactly(
                        tuple("08:30-17:30", "tests"),
                        tuple("09:00-12:30, 14:00-18:00", ""),
                        tuple("09:00-12:30, 14:00-18:00", ""),
                        tuple("09:00-12:30, 14:00-18:00", ""),
                        tuple("", "tests"),
                        tuple("", ""),
                        tuple("", ""));
        assertThat(tables.calendar.workingTime().plusDays(DAY, 1)).isEqualTo(LocalDate.of(2020, 5, 6));
    }

    @Test
    void whatWasTakenBackIsOnlyEverAddedTo() {
        tables.calendar.remove(new RemovalDraft(LocalDate.of(2020, 1, 1), "轮班"));
        assertThatThrownBy(() -> tables.jdbc.sql("delete from registry.removal").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> tables.jdbc
                        .sql("update registry.removal set changed_by = 'nobody'")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void sitesArePagedByCodeAndFoundBelowTheirArea() {
        for (int i = 1; i <= 25; i++) {
            save("S-%03d".formatted(i), i <= 5 ? "500112007" : "500103");
        }
        Sites.Filter all = new Sites.Filter("", "", "", "", DAY);
        List<String> seen = new ArrayList<>();
        String after = "";
        for (List<Site> page; !(page = tables.sites.page(all, after, 10)).isEmpty(); ) {
            page.forEach(site -> seen.add(site.code()));
            after = page.getLast().code();
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
        assertThat(tables.sites.count(all, 20)).isEqualTo(20);
        assertThat(tables.sites.count(new Sites.Filter("", "", "", "500000-LJ", DAY), 100))
                .isEqualTo(5);
        assertThat(tables.sites.count(new Sites.Filter("", "", "", "500112", DAY), 100))
                .isZero();
        assertThat(tables.sites.count(new Sites.Filter("S-02", "", "", "", DAY), 100))
                .isEqualTo(6);
        assertThat(tables.sites.count(new Sites.Filter("_", "", "", "", DAY), 100))
                .isZero();
    }

    @Test
    void aSiteIsAddedOnceAndChangedByItsCode() {
        Site first = save("S-1", "500103");
        assertThat(tables.sites.add(draft("S-1", "500104", "health"), DAY)).isEqualTo(Outcome.refused("code", "taken"));
        Outcome<Site> changed = tables.sites.put(draft("S-1", "500104", "health"), DAY);
        assertThat(changed instanceof Outcome.Done<Site>(Site site) ? site.areaCode() : "")
                .isEqualTo("500104");
        assertThat(tables.sites.site("S-1").orElseThrow().id()).isEqualTo(first.id());
    }

    @Test
    void aSiteLiesInAnAreaAndASectorThatExist() {
        assertThat(tables.sites.put(draft("S-1", "500999", "magic"), DAY))
                .isEqualTo(Outcome.refused(List.of(new Flaw("area", "unknownArea"), new Flaw("sector", "unknown"))));
    }

    @Test
    void theTableItselfRefusesASiteWithoutOwners() {
        for (String owner : List.of("operator", "territorial_owner", "sector_owner")) {
            save("S-1", "500103");
            assertThatThrownBy(() -> tables.jdbc
                            .sql("update registry.site set " + owner + " = ' '")
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
            assertThatThrownBy(() -> tables.jdbc
                            .sql("update registry.site set " + owner + " = null")
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void whoIsOnDutyDependsOnTheMoment() {
        phone("500103", "值班室", "63841234", "2020-04-30T08:00", "2020-04-30T20:00");
        phone("500103", "值班室", "63841235", "2020-04-30T20:00", "2020-05-01T08:00");
        phone("500105", "值班室", "67851234", "2020-04-30T08:00", "2020-05-01T08:00");
        assertThat(tables.phones.onDuty("500103", Instant.parse("2020-04-30T04:00:00Z")))
                .extracting(DutyPhone::number)
                .containsExactly("63841234");
        assertThat(tables.phones.onDuty("500103", Instant.parse("2020-04-30T12:00:00Z")))
                .extracting(DutyPhone::number)
                .containsExactly("63841235");
        assertThat(tables.phones.onDuty("", Instant.parse("2020-04-30T12:00:00Z")))
                .hasSize(2);
        phone("500103", "值班室", "63849999", "2020-04-30T20:00", "2020-05-01T09:00");
        assertThat(tables.phones.page("", Tables.NOW, 0, 100))
                .hasSize(3)
                .extracting(DutyPhone::number)
                .contains("63849999");
        assertThat(tables.phones.page("", Instant.parse("2020-05-01T00:30:00Z"), 0, 100))
                .hasSize(1);
    }

    @Test
    void everyChangeIsToldAndOneThatIsRefusedIsNot() {
        LocalDate day = LocalDate.of(2020, 5, 9);
        tables.calendar.put(new CalendarDay(day, CalendarDay.Kind.WORKDAY, "改", "", ""));
        tables.calendar.remove(new RemovalDraft(day, "轮班"));
        tables.calendar.remove(new RemovalDraft(day, "轮班"));
        tables.calendar.putWeek(new WeekDraft(
                Map.of(DayOfWeek.MONDAY, HoursText.read("8:30-17:30").orElseThrow())));
        tables.kinds.put(new SiteKind("hospital", "医疗机构", "Hospital", ""));
        tables.sectors.put(tables.sectors.all().getFirst());
        save("S-1", "500103");
        tables.sites.add(draft("S-1", "500104", "health"), DAY);
        tables.sites.put(draft("S-2", "500999", "health"), DAY);
        phone("500103", "值班室", "63841234", "2020-04-30T08:00", "2020-04-30T20:00");
        assertThat(tables.decisions.acts())
                .containsExactly(
                        "registry.daySaved",
                        "registry.dayRemoved",
                        "registry.hoursSaved",
                        "registry.kindSaved",
                        "registry.sectorSaved",
                        "registry.siteSaved",
                        "registry.phoneSaved");
        assertThat(tables.decisions.told())
                .allSatisfy(told -> assertThat(told.details().values()).doesNotContain("63841234"));
    }

    private Site save(String code, String area) {
        Outcome<Site> outcome = tables.sites.put(draft(code, area, "health"), DAY);
        return outcome instanceof Outcome.Done<Site>(Site site) ? site : throwing(outcome);
    }

    private void phone(String area, String role, String number, String from, String until) {
        Map<String, String> form = new HashMap<>(
                Map.of("area", area, "sector", "health", "role", role, "number", number, "from", from, "until", until));
        Outcome<DutyPhone> outcome =
                PhoneDraft.read(form, tables.city.zone()).then(draft -> tables.phones.put(draft, Tables.NOW));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private static SiteDraft draft(String code, String area, String sector) {
        Outcome<SiteDraft> outcome = SiteDraft.read(Map.of(
                "code", code,
                "kind", "hospital",
                "zh", "某医院",
                "area", area,
                "sector", sector,
                "operator", "某医院",
                "territorial_owner", "某区政府",
                "sector_owner", "某区卫生健康委"));
        return outcome instanceof Outcome.Done<SiteDraft>(SiteDraft draft) ? draft : throwing(outcome);
    }

    private static <T> T throwing(Object outcome) {
        throw new AssertionError(outcome.toString());
    }
}
