package org.bihuan.loop.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.loop.model.Act;
import org.bihuan.shell.decision.Decision;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Access;
import org.springframework.stereotype.Component;

/**
 * What somebody decided of loops goes to the ledger too. Evidence does not: it is a report, and stands in the loop's own
 * record.
 */
@Component
class Decided {
    /** Subjects that one entry names. */
    private static final int MOST = 500;

    private final Decisions decisions;

    Decided(Decisions decisions) {
        this.decisions = decisions;
    }

    private record Kind(String act, int area, String sector) {}

    /** One entry for each kind of decision, area and sector; inside of the transaction that takes them in. */
    void tell(Access by, List<Histories.New> taken) {
        Map<Kind, List<String>> subjects = new LinkedHashMap<>();
        for (Histories.New one : taken) {
            act(one.act())
                    .ifPresent(act -> subjects.computeIfAbsent(
                                    new Kind(
                                            "loop." + act,
                                            one.of().area(),
                                            one.of().sector()),
                                    kind -> new ArrayList<>())
                            .add("loop:" + (one.of().protocol() + "/" + one.of().subject()).replaceAll("\\s+", "_")));
        }
        by.run(() -> subjects.forEach((kind, all) -> {
            for (int from = 0; from < all.size(); from += MOST) {
                List<String> some = all.subList(from, Math.min(all.size(), from + MOST));
                decisions.record(Decision.of(kind.act(), kind.area(), kind.sector(), some));
            }
        }));
    }

    private static Optional<String> act(Act act) {
        return switch (act) {
            case Act.Open open -> Optional.of("opened");
            case Act.Accept accept -> Optional.of("accepted");
            case Act.Refuse refuse -> Optional.of("refused");
            case Act.Grant grant -> Optional.of("granted");
            case Act.Deny deny -> Optional.of("denied");
            case Act.Sign sign -> Optional.of("signed");
            case Act.Return back -> Optional.of("returned");
            case Act.Decide decide -> Optional.of("settled");
            case Act.Assign assign -> Optional.of("assigned");
            case Act.Convert convert -> Optional.of("converted");
            case Act.Migrate migrate -> Optional.of("migrated");
            case Act.Close close -> Optional.of("closed");
            default -> Optional.empty();
        };
    }
}
