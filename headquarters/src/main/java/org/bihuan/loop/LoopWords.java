package org.bihuan.loop;

import org.bihuan.shell.page.Page;

/** Outcomes in the reader's language. */
public final class LoopWords {
    private LoopWords() {}

    public static String of(LoopOutcome outcome, Page page) {
        return switch (outcome) {
            case LoopOutcome.Taken(boolean repeated) ->
                page.t(repeated ? "loop.outcome.repeated" : "loop.outcome.taken");
            case LoopOutcome.Refused(var refusal) ->
                page.t(
                        "loop.refused." + refusal.reason().name(),
                        refusal.moment().map(page::moment).orElse(refusal.about()));
            case LoopOutcome.NotFound() -> page.t("loop.outcome.notFound");
            case LoopOutcome.MayNot(String why) -> page.t(why.equals("loop.refusal.own") ? why : "loop.outcome.mayNot");
            case LoopOutcome.NoUnit(String unit) -> page.t("loop.outcome.noUnit", unit);
            case LoopOutcome.NoProtocol(String protocol) -> page.t("loop.outcome.noProtocol", protocol);
        };
    }

    /** For programs. */
    public static String code(LoopOutcome outcome) {
        return switch (outcome) {
            case LoopOutcome.Taken(boolean repeated) -> repeated ? "repeated" : "taken";
            case LoopOutcome.Refused(var refusal) -> refusal.reason().name();
            case LoopOutcome.NotFound() -> "not-found";
            case LoopOutcome.MayNot(String why) -> "may-not";
            case LoopOutcome.NoUnit(String unit) -> "no-unit";
            case LoopOutcome.NoProtocol(String protocol) -> "no-protocol";
        };
    }
}
