package org.bihuan.loop.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.loop.model.Refusal.Reason;

/** Who answers for the loop: one unit at every instant from the opening to the closing. */
final class Custody {
    private final List<Held> held = new ArrayList<>();
    private final Map<String, Act.Offer> offers = new LinkedHashMap<>();

    /** From {@code from} on, until the next one. */
    private record Held(String unit, Instant from) {}

    Custody(String unit, Instant from) {
        held.add(new Held(unit, from));
    }

    String now() {
        return held.getLast().unit();
    }

    /** The custodian at an instant; empty before the opening. */
    Optional<String> at(Instant moment) {
        return held.stream()
                .filter(one -> !one.from().isAfter(moment))
                .reduce((before, after) -> after)
                .map(Held::unit);
    }

    /** Who may speak for that instant: before the opening the first custodian. */
    String actingAt(Instant moment) {
        return at(moment).orElse(held.getFirst().unit());
    }

    Optional<Refusal> offer(Act.Offer offer) {
        if (!offer.from().equals(now())) {
            return Optional.of(new Refusal(Reason.NOT_CUSTODIAN, offer.from()));
        }
        if (offers.putIfAbsent(offer.id(), offer) != null) {
            return Optional.of(new Refusal(Reason.KNOWN_ALREADY, offer.id()));
        }
        return Optional.empty();
    }

    Optional<Refusal> accept(String id, Instant at) {
        Optional<Refusal> refusal = standing(id, at);
        if (refusal.isEmpty()) {
            held.add(new Held(Objects.requireNonNull(offers.get(id)).to(), at));
            offers.clear(); // what the giver offered besides is no longer the giver's to give
        }
        return refusal;
    }

    Optional<Refusal> refuse(String id, Instant at) {
        Optional<Refusal> refusal = standing(id, at);
        offers.remove(id);
        return refusal;
    }

    private Optional<Refusal> standing(String id, Instant at) {
        Act.Offer offer = offers.get(id);
        if (offer == null) {
            return Optional.of(new Refusal(Reason.NO_OFFER, id));
        }
        return offer.until().filter(at::isAfter).map(until -> new Refusal(Reason.LAPSED, until));
    }

    List<Act.Offer> offers() {
        return List.copyOf(offers.values());
    }

    List<LoopView.Held> view(Optional<Instant> closed) {
        List<LoopView.Held> view = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            Optional<Instant> until =
                    i + 1 < held.size() ? Optional.of(held.get(i + 1).from()) : closed;
            view.add(new LoopView.Held(held.get(i).unit(), held.get(i).from(), until));
        }
        return view;
    }
}
