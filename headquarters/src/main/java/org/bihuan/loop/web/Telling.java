package org.bihuan.loop.web;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.loop.model.Act;
import org.bihuan.shell.page.Page;

/** What an entry of a record says, shortly. */
public final class Telling {
    private Telling() {}

    /** Words key below {@code loop.act}. */
    public static String kind(Act act) {
        return act.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    public static String about(Act act, Page page) {
        return switch (act) {
            case Act.Open open -> open.custodian();
            case Act.Evidence one -> one.duty() + " " + page.moment(one.happened()) + " " + values(one.values());
            case Act.Correct one -> one.corrects() + " " + values(one.values().orElse(Map.of())) + " " + one.reason();
            case Act.Offer offer -> offer.from() + " → " + offer.to();
            case Act.Acknowledge one -> one.duty() + " " + page.moment(one.promise());
            case Act.Request one -> page.t("loop.kind." + one.kind().name()) + " " + one.duty() + " " + one.reason();
            case Act.Sign one -> one.key() + " " + one.by();
            case Act.Return one -> one.key() + " " + one.reason();
            case Act.Decide one -> one.key() + " " + values(one.values());
            case Act.Assign one -> one.duty() + " → " + one.to();
            case Act.Anchor one -> one.name() + " " + page.moment(one.value());
            case Act.Convert one -> one.to();
            case Act.Dial one -> one.name() + " " + one.value();
            case Act.Migrate one -> String.valueOf(one.version());
            default -> "";
        };
    }

    private static String values(Map<String, String> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }
}
