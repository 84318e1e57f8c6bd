package org.bihuan.registry.store;

import java.time.LocalDate;
import org.bihuan.registry.Area;
import org.bihuan.registry.CalendarDay;
import org.bihuan.registry.DutyPhone;
import org.bihuan.registry.Sector;
import org.bihuan.registry.Site;
import org.bihuan.registry.SiteKind;
import org.bihuan.registry.model.HoursText;
import org.bihuan.registry.model.RemovalDraft;
import org.bihuan.registry.model.WeekDraft;
import org.bihuan.shell.decision.Decision;

/** What the ledger is told of changes to the registry. Numbers of lines stay where they are. */
final class Told {
    private static final String GENERAL = "general";

    private Told() {}

    static Decision saved(Area area) {
        return Decision.of("registry.areaSaved", area.id(), GENERAL, "area:" + area.code())
                .with("from", day(area.valid().from()))
                .with("kind", area.kind().key())
                .with("zh", area.zh())
                .with("en", area.en())
                .with("parent", area.parent())
                .with("statutoryParent", area.statutoryParent());
    }

    static Decision ended(Area area, RemovalDraft draft) {
        return Decision.of("registry.areaEnded", area.id(), GENERAL, "area:" + area.code())
                .with("day", draft.day().toString())
                .with("reason", draft.reason());
    }

    static Decision saved(Site site) {
        return Decision.of("registry.siteSaved", site.area(), site.sector(), "site:" + site.code())
                .with("kind", site.kind())
                .with("zh", site.zh())
                .with("area", site.areaCode())
                .with("operator", site.operator())
                .with("territorialOwner", site.territorialOwner())
                .with("sectorOwner", site.sectorOwner());
    }

    static Decision saved(DutyPhone phone) {
        return Decision.of("registry.phoneSaved", phone.area(), phone.sector(), "phone:" + phone.id())
                .with("area", phone.areaCode())
                .with("role", phone.role())
                .with("from", phone.from().toString())
                .with("until", phone.until().toString());
    }

    static Decision saved(CalendarDay day, int area) {
        return Decision.of("registry.daySaved", area, GENERAL, "day:" + day.day())
                .with("kind", day.kind().key())
                .with("zh", day.zh());
    }

    static Decision removed(CalendarDay day, int area, String reason) {
        return Decision.of("registry.dayRemoved", area, GENERAL, "day:" + day.day())
                .with("kind", day.kind().key())
                .with("reason", reason);
    }

    static Decision saved(WeekDraft week, int area) {
        Decision[] told = {Decision.of("registry.hoursSaved", area, GENERAL, "hours:week")};
        week.hours().forEach((day, hours) -> told[0] = told[0].with(WeekDraft.field(day), HoursText.write(hours)));
        return told[0];
    }

    static Decision saved(Sector sector, int area) {
        return Decision.of("registry.sectorSaved", area, sector.key(), "sector:" + sector.key())
                .with("zh", sector.zh())
                .with("owner", sector.ownerZh());
    }

    static Decision saved(SiteKind kind, int area) {
        return Decision.of("registry.kindSaved", area, GENERAL, "kind:" + kind.key())
                .with("zh", kind.zh())
                .with("en", kind.en());
    }

    private static String day(LocalDate day) {
        return day.equals(LocalDate.MIN) ? "" : day.toString();
    }
}
