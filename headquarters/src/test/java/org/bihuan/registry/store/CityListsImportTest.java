package org.bihuan.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.registry.CalendarDay;
import org.bihuan.registry.Sector;
import org.bihuan.registry.SiteKind;
import org.bihuan.registry.WeekdayHours;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.CityPack;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.database.TestDatabase;
import org.bihuan.shell.imports.ImportBatch;
import org.bihuan.shell.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calendar, sectors, kinds of sites and working hours by file through the whole import service, and taken back. */
class CityListsImportTest {
    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
    private static final String DAYS = """
            date,type,name_zh,name
            2020-07-01,holiday,纪念日,Memorial Day
            2020-07-04,workday,补班,Exchanged day
            2020-12-24,holiday,前夜,Eve
            """;

    private final City city = CityPack.read(Path.of("../cities/tidewater"));
    private final CityClock clock = CityClock.real(Clock.fixed(Tables.NOW, city.zone()), city.zone());
    private final Desk desk = new Desk(TestDatabase.fresh("registry", "shell"), clock, here -> {
        AreaQueries areas = new AreaQueries(here.db);
        return List.of(
                new CalendarImport(here.db, areas),
                new SectorImport(here.db, areas),
                new KindImport(here.db, areas),
                new HoursImport(here.db, areas, new WorkingWeek(here.db, areas)));
    });
    private final AreaQueries areas = new AreaQueries(desk.db);
    private final SectorTable sectors = new SectorTable(desk.db, areas, desk.transaction, desk.decisions);
    private final SiteKindTable kinds = new SiteKindTable(desk.db, areas, desk.transaction, desk.decisions);
    private final WorkingWeek week = new WorkingWeek(desk.db, areas);
    private final CalendarTable calendar = new CalendarTable(
            desk.db, areas, week, new RemovalTable(desk.db, clock), desk.transaction, desk.decisions, city, clock);

    CityListsImportTest() {
        AreaRows rows = new AreaRows(desk.db, areas);
        new AreaPack(rows, desk.transaction, clock).load(city);
        new ListPack(areas, sectors, kinds, calendar, week, desk.transaction).load(city);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private List<CalendarDay> days() {
        return calendar.days(FROM, FROM.plusYears(1));
    }

    @Test
    void daysAreCommittedCorrectedAndUndoneBatchByBatch() {
        List<CalendarDay> before = days();
        ImportBatch first = desk.commit("calendar", DAYS);
        assertThat(first.tally().added()).isEqualTo(2);
        assertThat(first.tally().same()).as("the pack has it already").isEqualTo(1);
        assertThat(desk.check("calendar", DAYS).tally().taken()).isZero();
        assertThat(days())
                .extracting(CalendarDay::day, CalendarDay::changedBy)
                .containsExactly(
                        tuple(LocalDate.of(2020, 7, 1), ""),
                        tuple(LocalDate.of(2020, 7, 4), "tests"),
                        tuple(LocalDate.of(2020, 12, 24), "tests"));

        List<CalendarDay> between = days();
        ImportBatch second = desk.commit("calendar", "date,type,name_zh\n2020-12-24,workday,前夜\n");
        assertThat(second.tally().corrected()).isEqualTo(1);
        assertThat(days().getLast().kind()).isEqualTo(CalendarDay.Kind.WORKDAY);
        assertThat(desk.undo(first).reason()).isEqualTo("imports.undo.later");
        assertThat(desk.undo(second).state()).isEqualTo(Job.State.DONE);
        assertThat(days()).isEqualTo(between);
        assertThat(desk.undo(first).state()).isEqualTo(Job.State.DONE);
        assertThat(days()).isEqualTo(before);
    }

    @Test
    void aDayOfNoKindIsRefusedAndTheOthersAreTaken() {
        ImportBatch batch = desk.commit("calendar", DAYS.replace("2020-07-04,workday", "2020-07-04,feast"));
        assertThat(desk.refusals(batch)).containsExactly("3 kind unknownKind");
        assertThat(days()).hasSize(2);
    }

    @Test
    void sectorsAreCommittedCorrectedAndUndoneUnlessSomethingBelongsToThem() {
        List<Sector> before = sectors.all();
        String file = """
                key,name_zh,name,owner_zh,owner
                health,卫生健康,Health,市卫健委,Health Office
                tides,潮汐,Tides,港务局,Harbour Office
                """;
        ImportBatch first = desk.commit("sectors", file);
        assertThat(first.tally().added()).isEqualTo(1);
        assertThat(first.tally().corrected()).isEqualTo(1);
        assertThat(desk.check("sectors", file).tally().taken()).isZero();
        assertThat(sectors.all())
                .filteredOn(sector -> sector.changedBy().equals("tests"))
                .extracting(Sector::key, Sector::ownerEn)
                .containsExactly(tuple("health", "Health Office"), tuple("tides", "Harbour Office"));
        assertThat(desk.undo(first).state()).isEqualTo(Job.State.DONE);
        assertThat(sectors.all())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("changedBy")
                .isEqualTo(before);

        ImportBatch again = desk.commit("sectors", file);
        desk.jdbc.sql("""
                        insert into registry.duty_phone (area, sector, role, number, valid, recorded_at)
                        values (:area, 'tides', 'pier', '1', tstzrange(now(), null), now())
                        """).param("area", areas.rootId()).update();
        assertThat(desk.undo(again).reason()).isEqualTo("imports.undo.needed");
        assertThat(sectors.all()).extracting(Sector::key).contains("tides");
    }

    @Test
    void kindsOfSitesAreCommittedCorrectedAndUndone() {
        List<SiteKind> before = kinds.all();
        String file = "key,name_zh,name\nhospital,医疗机构,Hospital\nlighthouse,灯塔,Lighthouse\nBig One,大,Big\n";
        ImportBatch batch = desk.commit("kinds", file);
        assertThat(desk.refusals(batch)).containsExactly("4 code malformed");
        assertThat(kinds.all())
                .filteredOn(kind -> kind.changedBy().equals("tests"))
                .extracting(SiteKind::key, SiteKind::zh)
                .containsExactly(tuple("hospital", "医疗机构"), tuple("lighthouse", "灯塔"));
        assertThat(desk.check("kinds", file).tally().taken()).isZero();
        assertThat(desk.undo(batch).state()).isEqualTo(Job.State.DONE);
        assertThat(kinds.all())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("changedBy")
                .isEqualTo(before);
    }

    @Test
    void workingHoursAreCommittedHoweverTheyAreWrittenAndUndone() {
        List<WeekdayHours> before = week.days();
        String file = "weekday,hours\n1,8:30–12:00；13:00–17:00\n5,-\n6,\"09:00-12:00\"\n";
        ImportBatch batch = desk.commit("hours", file);
        assertThat(batch.tally().corrected()).isEqualTo(3);
        assertThat(week.days())
                .extracting(WeekdayHours::hours, WeekdayHours::changedBy)
                .containsExactly(
                        tuple("08:30-12:00, 13:00-17:00", "tests"),
                        tuple("09:00-12:30, 14:00-18:00", ""),
                        tuple("09:00-12:30, 14:00-18:00", ""),
                        tuple("09:00-12:30, 14:00-18:00", ""),
                        tuple("", "tests"),
                        tuple("09:00-12:00", "tests"),
                        tuple("", ""));
        assertThat(desk.check("hours", file).tally().same()).isEqualTo(3);
        assertThat(desk.check("hours", "weekday,hours\n1,\"08:30-12:00, 13:00-17:00\"\n")
                        .tally()
                        .same())
                .isEqualTo(1);
        assertThat(desk.undo(batch).state()).isEqualTo(Job.State.DONE);
        assertThat(week.days())
                .extracting(WeekdayHours::hours)
                .isEqualTo(before.stream().map(WeekdayHours::hours).toList());
    }

    @Test
    void hoursThatCannotBeAreRefusedEachWithItsReason() {
        ImportBatch batch = desk.check("hours", """
                weekday,hours
                1,9 to 5
                2,10:00-09:00
                3,"09:00-12:00, 11:00-13:00"
                8,09:00-17:00
                4,25:00-26:00
                """);
        assertThat(desk.refusals(batch))
                .containsExactly(
                        "2 hours malformed",
                        "3 hours malformed",
                        "4 hours malformed",
                        "5 weekday unknownWeekday",
                        "6 hours malformed");
        assertThat(desk.refusals(desk.check("hours", "weekday,hours\n1,-\n2,-\n3,-\n4,-\n5,-\n")))
                .hasSize(5)
                .allSatisfy(found -> assertThat(found).endsWith("hours none"));
    }
}
