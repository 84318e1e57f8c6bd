package org.bihuan.pass.cli;

import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.Outcome;
import org.bihuan.pass.cbor.Cbor;
import org.bihuan.pass.cbor.Fields;
import org.bihuan.pass.json.Json;
import org.bihuan.pass.token.Claims;
import org.bihuan.pass.token.Flag;
import org.bihuan.pass.token.MaskedName;
import org.bihuan.pass.token.Scanned;
import org.bihuan.pass.token.State;

/** Claims as people write and read them. */
final class ClaimsJson {
    private static final String DAY = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

    private ClaimsJson() {}

    static Json write(Scanned scanned) {
        Map<String, Json> out = new LinkedHashMap<>(((Json.Obj) write(scanned.claims())).members());
        out.put("kid", Json.of(scanned.message().keyId().hex()));
        out.put("alg", Json.of(scanned.message().algorithm()));
        scanned.presentation()
                .ifPresent(live -> out.put("presented", Json.of(live.time().toString())));
        out.put("verified", Json.of(false));
        return new Json.Obj(out);
    }

    static Json write(Claims claims) {
        Map<String, Json> out = new LinkedHashMap<>();
        out.put("issuer", Json.of(claims.issuer()));
        out.put("issued", Json.of(claims.issued().toString()));
        out.put("expires", Json.of(claims.expires().toString()));
        out.put("tokenId", Json.of(claims.tokenId().hex()));
        claims.holderKey().ifPresent(key -> out.put("holderKey", Json.of(key.hex())));
        out.put("state", Json.of(claims.state().name()));
        out.put("rules", Json.of(claims.rules()));
        out.put("name", Json.of(claims.name().text()));
        MonthDay birth = claims.birth();
        out.put(
                "birth",
                Json.of(String.format(Locale.ROOT, "%02d-%02d", birth.getMonthValue(), birth.getDayOfMonth())));
        out.put("statusIndex", Json.of(claims.statusIndex()));
        out.put(
                "flags",
                Json.strings(claims.flags().stream().sorted().map(Flag::name).toList()));
        return new Json.Obj(out);
    }

    static Outcome<Claims> read(Json json) {
        Fields f = Fields.ofMap(json.toCbor(), "claims");
        String issuer = f.text("issuer", Claims.AREA);
        var issued = f.moment("issued");
        var expires = f.moment("expires");
        Bytes tokenId = f.hex("tokenId", 8, 8);
        Optional<Bytes> holderKey = f.has("holderKey") ? Optional.of(f.hex("holderKey", 32, 32)) : Optional.empty();
        Optional<State> state = named(State.values(), f.text("state", "[A-Z_]+"));
        f.require(state.isPresent(), "no such state");
        int rules = (int) f.integer("rules", 1, Claims.MOST_RULES);
        Optional<MaskedName> name = MaskedName.parse(f.text("name", ".*"));
        f.require(name.isPresent(), "the name is not masked: 张*明");
        String birth = f.text("birth", DAY);
        f.require(!birth.matches("02-3.|(04|06|09|11)-31"), "no such day");
        int statusIndex = (int) f.integer("statusIndex", 0, Claims.MOST_STATUS_INDEX);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Cbor item : f.has("flags") ? f.array("flags", 3) : List.<Cbor>of()) {
            Optional<Flag> flag = named(Flag.values(), item instanceof Cbor.Text(String text) ? text : "");
            f.require(flag.isPresent(), "no such flag");
            flag.ifPresent(flags::add);
        }
        return f.finish(
                        "CLAIMS",
                        () -> new Claims(
                                issuer,
                                issued,
                                expires,
                                tokenId,
                                holderKey,
                                state.orElseThrow(),
                                rules,
                                name.orElseThrow(),
                                MonthDay.parse("--" + birth),
                                statusIndex,
                                flags))
                .then(claims -> Claims.decode(claims.encode())); // what no reader would take is not written
    }

    static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return List.of(values).stream()
                .filter(value -> value.name().equals(name))
                .findFirst();
    }

    /** The items of an array that are names of the enumeration. */
    static <E extends Enum<E>> List<E> allNamed(E[] values, List<Cbor> items) {
        List<E> found = new ArrayList<>();
        for (Cbor item : items) {
            named(values, item instanceof Cbor.Text(String text) ? text : "").ifPresent(found::add);
        }
        return found;
    }
}
