package org.bihuan.registry.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.registry.Position;
import org.bihuan.registry.Site;

/**
 * A site as somebody wants to save it. There is none without an operator and both owners: {@link #read} refuses it.
 *
 * @param area code of the area it lies in
 * @param kind key of a site kind
 * @param sector key of a sector
 */
public record SiteDraft(
        String code,
        String kind,
        String zh,
        String en,
        String area,
        String sector,
        String operator,
        String territorialOwner,
        String sectorOwner,
        String address,
        Optional<Position> position) {

    /** The fields' names in forms and files, in order. */
    public static final List<String> FIELDS = List.of(
            "code",
            "kind",
            "zh",
            "en",
            "area",
            "sector",
            "operator",
            "territorial_owner",
            "sector_owner",
            "address",
            "lon",
            "lat");

    /** @throws IllegalArgumentException if operator or an owner is blank, or the operator answers for itself */
    public SiteDraft {
        if (operator.isBlank() || territorialOwner.isBlank() || sectorOwner.isBlank()) {
            throw new IllegalArgumentException("a site without operator or owner");
        }
        if (operator.equals(territorialOwner) || operator.equals(sectorOwner)) {
            throw new IllegalArgumentException("a site whose operator is its own owner");
        }
    }

    /** Reads a form or a line of a file; whether area, kind and sector exist is for {@link Sites} to say. */
    public static Outcome<SiteDraft> read(Map<String, String> values) {
        Fields in = new Fields(values);
        String operator = in.needed("operator");
        String territorial = in.needed("territorial_owner");
        String sectorOwner = in.needed("sector_owner");
        for (String owner : List.of("territorial_owner", "sector_owner")) {
            if (!operator.isEmpty() && operator.equals(in.text(owner))) {
                in.flaw(owner, "ownOwner");
            }
        }
        String code = in.code("code");
        String kind = in.needed("kind");
        String zh = in.needed("zh");
        String area = in.needed("area");
        String sector = in.needed("sector");
        String en = in.text("en");
        String address = in.text("address");
        Optional<Position> position = in.position("lon", "lat");
        if (!in.flaws().isEmpty()) {
            return Outcome.refused(in.flaws());
        }
        return Outcome.done(
                new SiteDraft(code, kind, zh, en, area, sector, operator, territorial, sectorOwner, address, position));
    }

    /** The fields of a site as it is. */
    public static Map<String, String> fields(Site site) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("code", site.code());
        values.put("kind", site.kind());
        values.put("zh", site.zh());
        values.put("en", site.en());
        values.put("area", site.areaCode());
        values.put("sector", site.sector());
        values.put("operator", site.operator());
        values.put("territorial_owner", site.territorialOwner());
        values.put("sector_owner", site.sectorOwner());
        values.put("address", site.address());
        values.put("lon", site.position().map(at -> String.valueOf(at.lon())).orElse(""));
        values.put("lat", site.position().map(at -> String.valueOf(at.lat())).orElse(""));
        return values;
    }
}
