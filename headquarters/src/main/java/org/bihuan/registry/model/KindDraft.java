package org.bihuan.registry.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bihuan.registry.SiteKind;

/** Reads a kind of site from a form: {@code code, zh, en}. */
public final class KindDraft {
    private KindDraft() {}

    public static Outcome<SiteKind> read(Map<String, String> values) {
        Fields in = new Fields(values);
        String key = in.key("code");
        String zh = in.needed("zh");
        String en = in.needed("en");
        return in.flaws().isEmpty() ? Outcome.done(new SiteKind(key, zh, en, "")) : Outcome.refused(in.flaws());
    }

    /** The fields of a kind as it is. */
    public static Map<String, String> fields(SiteKind kind) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("code", kind.key());
        values.put("zh", kind.zh());
        values.put("en", kind.en());
        return values;
    }
}
