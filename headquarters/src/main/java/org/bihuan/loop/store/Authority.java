package org.bihuan.loop.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.loop.LoopOutcome;
import org.bihuan.loop.model.Act;
import org.bihuan.loop.model.Kernel;
import org.bihuan.loop.model.LoopView;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Actor;
import org.bihuan.shell.scope.Scope;
import org.springframework.stereotype.Component;

/** Who may do what in a loop, and in whose name. What somebody may not see is not there for them. */
@Component
class Authority {
    /** In whose name somebody decides who names nobody: not the custodian's. */
    private static final String ABOVE = "above";

    private final UnitPlaces places;
    private final Histories histories;

    Authority(UnitPlaces places, Histories histories) {
        this.places = places;
        this.histories = histories;
    }

    static String permission(Act act) {
        return switch (act) {
            case Act.Open open -> "loop.open";
            case Act.Anchor anchor -> "loop.open";
            case Act.Suspend suspend -> "loop.open";
            case Act.Resume resume -> "loop.open";
            case Act.Convert convert -> "loop.open";
            case Act.Dial dial -> "loop.open";
            case Act.Assign assign -> "loop.open";
            case Act.Close close -> "loop.open";
            case Act.Migrate migrate -> "loop.decide";
            case Act.Grant grant -> "loop.decide";
            case Act.Deny deny -> "loop.decide";
            case Act.Decide decide -> "loop.decide";
            case Act.Sign sign -> "loop.sign";
            case Act.Return back -> "loop.sign";
            default -> "loop.write";
        };
    }

    /** What stands against it; empty: nothing does. */
    Optional<LoopOutcome> against(Access by, Histories.Row row, Kernel kernel, Act act) {
        if (!sees(by.scope(), row, kernel, act)) {
            return Optional.of(new LoopOutcome.NotFound());
        }
        Actor actor = by.actor();
        if (!actor.may(permission(act))) {
            return Optional.of(new LoopOutcome.MayNot(permission(act)));
        }
        if (act instanceof Act.Evidence evidence && inOtherName(kernel, evidence) && !actor.may("loop.sign")) {
            return Optional.of(new LoopOutcome.MayNot("loop.sign"));
        }
        Optional<String> answers = switch (act) {
            case Act.Accept(String id) -> Optional.of("offer:" + id);
            case Act.Grant(String id, String name) -> Optional.of("request:" + id);
            case Act.Deny(String id, String name) -> Optional.of("request:" + id);
            default -> Optional.empty();
        };
        return answers.filter(mark -> actor.isPerson() && histories.saidBy(row, mark, actor))
                .map(mark -> new LoopOutcome.MayNot("loop.refusal.own"));
    }

    private static boolean inOtherName(Kernel kernel, Act.Evidence evidence) {
        String party = Act.party(evidence.by());
        return !party.isEmpty() && !party.equals(custodian(kernel, evidence.happened()));
    }

    private boolean sees(Scope scope, Histories.Row row, Kernel kernel, Act act) {
        boolean mine = scope.holds(row.area(), row.sector());
        return switch (act) {
            case Act.Accept(String id) -> receives(scope, row, kernel, id);
            case Act.Refuse(String id) -> receives(scope, row, kernel, id);
            case Act.Evidence evidence ->
                mine || stood(scope, row, custodian(kernel, evidence.happened())); // the giver's late upload
            default -> mine;
        };
    }

    private boolean receives(Scope scope, Histories.Row row, Kernel kernel, String id) {
        return kernel.offers().stream()
                .filter(offer -> offer.id().equals(id))
                .anyMatch(offer -> stood(scope, row, offer.to()));
    }

    private boolean stood(Scope scope, Histories.Row row, String unit) {
        return places.area(unit).filter(area -> scope.holds(area, row.sector())).isPresent();
    }

    private static String custodian(Kernel kernel, Instant at) {
        List<LoopView.Held> custody = kernel.custody();
        return custody.stream()
                .filter(held -> !held.from().isAfter(at))
                .reduce((before, after) -> after)
                .or(() -> custody.stream().findFirst())
                .map(LoopView.Held::unit)
                .orElse("");
    }

    /** A unit that the act names as custodian to be, and that there is not today. */
    Optional<String> unknown(Act act) {
        Optional<String> named = switch (act) {
            case Act.Open open -> Optional.of(open.custodian());
            case Act.Offer offer -> Optional.of(offer.to());
            default -> Optional.empty();
        };
        return named.filter(unit -> places.area(unit).isEmpty());
    }

    /** The act with who did it. The house speaks for whom it names. */
    static Act signed(Act act, Kernel kernel, Actor actor, Instant now) {
        if (actor.account() == 0) {
            return act;
        }
        String holder = custodian(kernel, now);
        return switch (act) {
            case Act.Evidence(var key, var duty, var happened, var by, var values, var about) ->
                new Act.Evidence(key, duty, happened, name(by, custodian(kernel, happened), actor), values, about);
            case Act.Correct(var key, var corrects, var values, var happened, var by, var reason) ->
                new Act.Correct(key, corrects, values, happened, name(by, holder, actor), reason);
            case Act.Acknowledge(var duty, var slot, var step, var by, var promise) ->
                new Act.Acknowledge(duty, slot, step, name(by, ABOVE, actor), promise);
            case Act.Request(var id, var kind, var duty, var slot, var until, var reason, var by) ->
                new Act.Request(id, kind, duty, slot, until, reason, name(by, holder, actor));
            case Act.Grant(var id, var by) -> new Act.Grant(id, name(by, ABOVE, actor));
            case Act.Deny(var id, var by) -> new Act.Deny(id, name(by, ABOVE, actor));
            case Act.Sign(var key, var by) -> new Act.Sign(key, name(by, ABOVE, actor));
            case Act.Return(var key, var by, var reason) -> new Act.Return(key, name(by, ABOVE, actor), reason);
            case Act.Decide(var key, var values, var by) -> new Act.Decide(key, values, name(by, ABOVE, actor));
            case Act.Assign(var duty, var to, var by) -> new Act.Assign(duty, to, name(by, holder, actor));
            case Act.Migrate(var version, var by) -> new Act.Migrate(version, name(by, ABOVE, actor));
            case Act.Close(var by) -> new Act.Close(name(by, holder, actor));
            default -> act;
        };
    }

    private static String name(String by, String otherwise, Actor actor) {
        String party = Act.party(by);
        return (party.isEmpty() ? otherwise : party) + ":" + actor.login();
    }
}
