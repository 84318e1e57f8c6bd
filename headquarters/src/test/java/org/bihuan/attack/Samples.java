package org.bihuan.attack;

import java.util.HashMap;
import java.util.Map;

/** Values that fields take, so that what is attacked is the one field and not the first check. */
final class Samples {
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("area", "500103"),
            Map.entry("parent", "500103"),
            Map.entry("unit", "500103"),
            Map.entry("zh", "示范"),
            Map.entry("en", "Model"),
            Map.entry("name", "示范"),
            Map.entry("operator", "示范"),
            Map.entry("territorial_owner", "区政府"),
            Map.entry("sector_owner", "市卫生健康委"),
            Map.entry("person", "值班员"),
            Map.entry("reason", "示范原因"),
            Map.entry("phone", "023-12345678"),
            Map.entry("number", "023-12345678"),
            Map.entry("day", "2020-05-01"),
            Map.entry("from", "2020-05-01"),
            Map.entry("until", "2020-05-03"),
            Map.entry("valid_from", "2020-05-01"),
            Map.entry("published", "2020-04-20"),
            Map.entry("birth", "1980-01-01"),
            Map.entry("document", "NONE"),
            Map.entry("sector", "health"),
            Map.entry("kind", "hospital"),
            Map.entry("protocol", "price-report"),
            Map.entry("duty", "prices"),
            Map.entry("slot", "1"),
            Map.entry("to", "500101"),
            Map.entry("by", "name"),
            Map.entry("purpose", "care"),
            Map.entry("limit", "5"),
            Map.entry("confirmed", "1"),
            Map.entry("id", "1"),
            Map.entry("post", "1"),
            Map.entry("list", "groups"),
            Map.entry("key", "health"),
            Map.entry("pseudonym", "0".repeat(26)),
            Map.entry("token", "nothing"),
            Map.entry("login", "city-duty.500000"),
            Map.entry("code", "500103"));

    private Samples() {}

    static String of(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return BY_NAME.getOrDefault(last, "");
    }

    /** All of them, for a form whose fields are not known. */
    static Map<String, String> all() {
        return BY_NAME;
    }

    /** The form's own values, and samples where there are none. */
    static Map<String, String> filled(Crawler.Form form, int serial) {
        Map<String, String> filled = new HashMap<>(form.values());
        filled.replaceAll((name, value) -> value.isEmpty() ? of(name) : value);
        for (String unique : new String[] {"code", "login"}) {
            if (form.typed().contains(unique)
                    && form.values().getOrDefault(unique, "").isEmpty()) {
                filled.put(unique, "attack-" + serial);
            }
        }
        return filled;
    }
}
