package org.bihuan.control.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.control.ControlApi;
import org.bihuan.control.Issue;
import org.bihuan.control.Standing;
import org.bihuan.epi.level.RiskLevel;
import org.bihuan.shell.clock.CityClock;
import org.bihuan.shell.home.HomeFigure;
import org.bihuan.shell.home.HomeFigures;
import org.bihuan.shell.page.Meaning;
import org.bihuan.shell.page.Page;
import org.springframework.stereotype.Component;

/** What levels say on the first page: days since the city's last case, units above low, lists that wait. */
@Component
class LevelFigures implements HomeFigures {
    private final ControlApi control;
    private final CityClock clock;

    LevelFigures(ControlApi control, CityClock clock) {
        this.control = control;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "control";
    }

    @Override
    public List<HomeFigure> figures(Page page) {
        LocalDate today = clock.today();
        List<Standing> standings = control.standings(today);
        if (standings.isEmpty()) {
            return List.of();
        }
        String through = page.t("shell.through", page.day(standings.getFirst().through()));
        String days = standings.stream()
                .flatMap(standing -> standing.daysSince().stream().boxed())
                .min(Integer::compare)
                .map(page::number)
                .orElse("–");
        long raised = standings.stream()
                .filter(standing -> standing.level().level() != RiskLevel.LOW)
                .count();
        Optional<Issue> issue = control.inForce(clock.instant());
        long differing = issue.map(list -> standings.stream()
                        .filter(standing -> standing.level().ruleLevel()
                                != list.level(standing.unit().code()))
                        .count())
                .orElse((long) standings.size());
        return List.of(
                new HomeFigure(
                        "control.figure.differ",
                        page.number(differing),
                        "control.figure.units",
                        differing > 0 ? Meaning.SOON : Meaning.QUIET,
                        through,
                        "/control",
                        "IND-014"),
                new HomeFigure(
                        "control.figure.raised",
                        page.number(raised),
                        "control.figure.units",
                        Meaning.QUIET,
                        through,
                        "/control",
                        "IND-012"),
                new HomeFigure(
                        "control.figure.daysSince",
                        days,
                        "control.figure.days",
                        Meaning.QUIET,
                        through,
                        "/control",
                        "IND-011"));
    }
}
