package org.bihuan.control.web;

import org.bihuan.control.Standing;
import org.bihuan.control.model.Figures;
import org.bihuan.control.model.UnitLevel;
import org.bihuan.shell.page.Page;

/** Tells a level's reason in a sentence, from the rule and the figures it decided by. */
public final class Reasons {
    private Reasons() {}

    public static String of(Page page, Standing standing) {
        UnitLevel level = standing.level();
        Figures figures = level.deciding();
        String whose = level.group().isPresent()
                ? page.t(
                        "control.reason.group",
                        page.t("control.group", level.group().get()))
                : page.t("control.reason.unit", standing.unit().name(page.language()));
        String rule = page.t(
                "control.reason." + level.row().id(),
                whose,
                page.number(figures.cumulative()),
                page.number(figures.newCases()),
                page.number(figures.clusters()),
                page.t("control.level." + level.ruleLevel()));
        return level.override()
                .map(decision -> rule
                        + page.t("control.reason.sentenceGap")
                        + page.t(
                                "control.reason.override",
                                decision.person(),
                                page.t("control.level." + decision.level()),
                                page.day(decision.until()),
                                decision.reason()))
                .orElse(rule);
    }
}
