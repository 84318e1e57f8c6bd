package org.bihuan.registry.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.registry.Sector;

/** Reads a sector from a form: {@code code, zh, en, owner_zh, owner_en}. */
public final class SectorDraft {
    private SectorDraft() {}

    public static Outcome<Sector> read(Map<String, String> values) {
        Fields in = new Fields(values);
        String code = in.key("code");
        String zh = in.needed("zh");
        String en = in.needed("en");
        String ownerZh = in.needed("owner_zh");
        String ownerEn = in.needed("owner_en");
        return in.flaws().isEmpty()
                ? Outcome.done(new Sector(code, zh, en, ownerZh, ownerEn, ""))
                : Outcome.refused(in.flaws());
    }

    /** The fields of a sector as it is. */
    public static Map<String, String> fields(Sector sector) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("code", sector.key());
        values.put("zh", sector.zh());
        values.put("en", sector.en());
        values.put("owner_zh", sector.ownerZh());
        values.put("owner_en", sector.ownerEn());
        return values;
    }
}
