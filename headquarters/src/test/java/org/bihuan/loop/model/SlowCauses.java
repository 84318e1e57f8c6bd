package org.bihuan.loop.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.bihuan.loop.model.protocol.Duty;
import org.bihuan.loop.model.protocol.Protocol;

/** Anchors, phases, suspensions, dials and custody, each looked up in the whole record. */
final class SlowCauses {
    private final List<Protocol> versions;
    private final List<Entry> known;
    private final SlowEvidence evidence;
    private List<Happening> conversions = List.of();
    private int conversionsOf = -1;

    SlowCauses(List<Protocol> versions, List<Entry> known, SlowEvidence evidence) {
        this.versions = versions;
        this.known = known;
        this.evidence = evidence;
    }

    /** Something that happened, and a name that orders what happened at once. */
    record Happening(Instant at, String name) implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : name.compareTo(other.name);
        }
    }

    List<Happening> occurrences(String anchor) {
        List<Happening> all = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            switch (known.get(i).act()) {
                case Act.Open open
                when open.anchors().containsKey(anchor) ->
                    all.add(new Happening(Objects.requireNonNull(open.anchors().get(anchor)), "a%04d".formatted(i)));
                case Act.Anchor given
                when given.name().equals(anchor) && given.again() -> {
                    if (all.stream().noneMatch(one -> one.at().equals(given.value()))) {
                        all.add(new Happening(given.value(), "a%04d".formatted(i)));
                    }
                }
                case Act.Anchor given
                when given.name().equals(anchor) -> {
                    String name = all.isEmpty()
                            ? "a%04d".formatted(i)
                            : all.removeLast().name();
                    all.add(new Happening(given.value(), name));
                }
                default -> {}
            }
        }
        for (Happening change : conversions()) {
            if (change.name().endsWith(">" + anchor)) {
                all.add(change);
            }
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }

    /** Named {@code cause>phase}. */
    List<Happening> conversions() {
        if (conversionsOf != known.size()) {
            conversions = tellConversions();
            conversionsOf = known.size();
        }
        return conversions;
    }

    private List<Happening> tellConversions() {
        List<Happening> all = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).act() instanceof Act.Convert convert) {
                all.add(new Happening(
                        convert.happened().orElse(known.get(i).at()), "c%04d>%s".formatted(i, convert.to())));
            }
        }
        Protocol now = version();
        for (SlowEvidence.Known one : evidence.evidence()) {
            for (Duty duty : now.duties()) {
                for (Duty.Effect effect : duty.effects()) {
                    boolean acts = duty.id().equals(one.duty())
                            && effect.kind() == Duty.Effect.Kind.CONVERT
                            && one.said().stream()
                                    .anyMatch(said -> effect.on().entrySet().stream()
                                            .allMatch(wish -> wish.getValue()
                                                    .holds(Objects.requireNonNull(
                                                            said.values().get(wish.getKey())))));
                    if (acts) {
                        all.add(new Happening(
                                one.happened(), "e" + one.duty() + "/" + one.key() + ">" + effect.target()));
                    }
                }
            }
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }

    Protocol version() {
        Protocol version = versions.getFirst();
        for (Entry entry : known) {
            if (entry.act() instanceof Act.Migrate migrate) {
                version = versions.stream()
                        .filter(one -> one.version() == migrate.version())
                        .findFirst()
                        .orElseThrow();
            }
        }
        return version;
    }

    boolean phase(Protocol version, Duty duty, Instant at) {
        String phase = version.phases().isEmpty() ? "" : version.phases().getFirst();
        for (Happening change : conversions()) {
            if (!change.at().isAfter(at)) {
                phase = change.name().substring(change.name().lastIndexOf('>') + 1);
            }
        }
        return duty.phases().isEmpty() || duty.phases().contains(phase);
    }

    boolean suspended(Instant at) {
        TreeMap<Happening, Boolean> changes = new TreeMap<>();
        for (int i = 0; i < known.size(); i++) {
            Instant then = known.get(i).at();
            if (known.get(i).act() instanceof Act.Suspend suspend) {
                changes.put(new Happening(suspend.happened().orElse(then), "%04d".formatted(i)), true);
            } else if (known.get(i).act() instanceof Act.Resume resume) {
                changes.put(new Happening(resume.happened().orElse(then), "%04d".formatted(i)), false);
            }
        }
        boolean stands = false;
        for (Map.Entry<Happening, Boolean> change : changes.entrySet()) {
            stands = change.getKey().at().isAfter(at) ? stands : change.getValue();
        }
        return stands;
    }

    boolean dialled(Duty.When when, Instant at) {
        if (when.dial().isEmpty()) {
            return true;
        }
        Happening last = new Happening(Instant.MIN, "");
        String value = "";
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).act() instanceof Act.Dial dial
                    && dial.name().equals(when.dial().get().name())) {
                Happening one =
                        new Happening(dial.happened().orElse(known.get(i).at()), "%04d".formatted(i));
                if (!one.at().isAfter(at) && one.compareTo(last) > 0) {
                    last = one;
                    value = dial.value();
                }
            }
        }
        return value.equals(when.dial().get().value());
    }

    Optional<String> custodian(Instant at) {
        Optional<String> unit = Optional.empty();
        for (Entry entry : known) {
            if (entry.at().isAfter(at)) {
                continue;
            }
            if (entry.act() instanceof Act.Open open) {
                unit = Optional.of(open.custodian());
            } else if (entry.act() instanceof Act.Accept accept) {
                unit = known.stream()
                        .map(Entry::act)
                        .filter(act ->
                                act instanceof Act.Offer offer && offer.id().equals(accept.id()))
                        .map(act -> ((Act.Offer) act).to())
                        .findFirst();
            }
        }
        return unit;
    }
}
