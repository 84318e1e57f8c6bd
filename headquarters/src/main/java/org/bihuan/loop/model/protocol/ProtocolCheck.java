package org.bihuan.loop.model.protocol;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.loop.model.protocol.Protocol.Line;

/** What the form cannot see: names that lead nowhere, graces that overlap, ladders without a reader, loops without an end. */
final class ProtocolCheck {
    private final Protocol protocol;
    private final List<Found> found = new ArrayList<>();

    /** @param field path in the file */
    record Found(String field, String text) {}

    private ProtocolCheck(Protocol protocol) {
        this.protocol = protocol;
    }

    static List<Found> flaws(Protocol protocol) {
        ProtocolCheck check = new ProtocolCheck(protocol);
        protocol.phases().stream()
                .filter(protocol.anchors()::containsKey)
                .forEach(phase -> check.add("phases", phase + " is an anchor too: a phase is an anchor of its own"));
        protocol.duties().forEach(check::duty);
        check.closure();
        inOrder(protocol); // a circle shows as a duty without a place
        placed(protocol)
                .missing(protocol)
                .forEach(duty -> check.add(
                        at(duty) + ".when", "waits for itself: it can never open, and the loop can never close"));
        return check.found;
    }

    /** The same protocol, no duty before one that it waits for. */
    static Protocol inOrder(Protocol protocol) {
        List<Duty> duties = placed(protocol).duties();
        return new Protocol(
                protocol.id(),
                protocol.version(),
                protocol.effective(),
                protocol.issuer(),
                protocol.document(),
                protocol.title(),
                protocol.subject(),
                protocol.anchors(),
                protocol.phases(),
                protocol.lines(),
                duties,
                protocol.closure());
    }

    private record Placed(List<Duty> duties) {
        List<Duty> missing(Protocol protocol) {
            return protocol.duties().stream()
                    .filter(duty -> !duties.contains(duty))
                    .toList();
        }
    }

    private static Placed placed(Protocol protocol) {
        List<Duty> placed = new ArrayList<>();
        Set<String> names = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Duty duty : protocol.duties()) {
                if (!names.contains(duty.id()) && names.containsAll(waitsFor(duty))) {
                    names.add(duty.id());
                    placed.add(duty);
                    more = true;
                }
            }
        }
        return new Placed(placed);
    }

    private static Set<String> waitsFor(Duty duty) {
        Set<String> names = new LinkedHashSet<>();
        for (Duty.When when : duty.when()) {
            when.from().stream()
                    .filter(from -> from.contains(":"))
                    .map(from -> from.substring(from.indexOf(':') + 1))
                    .forEach(names::add);
        }
        return names;
    }

    private void duty(Duty duty) {
        if (duty.roleOnly() && duty.role().isEmpty()) {
            add(at(duty) + ".owner", "is a role, and none is named: nobody owes it");
        }
        for (int i = 0; i < duty.when().size(); i++) {
            when(duty, duty.when().get(i), at(duty) + ".when." + i);
        }
        for (String phase : duty.phases()) {
            known(phase, protocol.phases(), at(duty) + ".phases", "phase");
        }
        conditions(duty, duty.counts(), at(duty) + ".counts", true);
        for (int i = 0; i < duty.effects().size(); i++) {
            Duty.Effect effect = duty.effects().get(i);
            String path = at(duty) + ".effects." + i;
            conditions(duty, effect.on(), path + ".on", false);
            boolean anchor = effect.kind() == Duty.Effect.Kind.ANCHOR;
            known(
                    effect.target(),
                    anchor ? protocol.anchors().keySet() : protocol.phases(),
                    path + (anchor ? ".anchor" : ".convert"),
                    anchor ? "anchor" : "phase");
        }
        for (int i = 0; i < duty.ladder().size(); i++) {
            for (Map.Entry<Line, String> to : duty.ladder().get(i).to().entrySet()) {
                String line = ProtocolForm.name(to.getKey());
                List<String> levels = protocol.lines().getOrDefault(to.getKey(), List.of());
                if (!levels.contains(to.getValue())) {
                    add(
                            at(duty) + ".ladder." + i + "." + line,
                            "names nobody: " + to.getValue() + " is no level of the line " + line
                                    + (levels.isEmpty() ? "" : " (" + String.join(", ", levels) + ")"));
                }
            }
        }
    }

    private void when(Duty duty, Duty.When when, String path) {
        Set<String> anchors = new TreeSet<>(protocol.anchors().keySet());
        anchors.addAll(protocol.phases());
        for (String from : when.from()) {
            if (from.contains(":")) {
                known(from.substring(from.indexOf(':') + 1), names(), path + ".from", "duty");
            } else {
                known(from, anchors, path + ".from", "anchor");
            }
        }
        Grace.flaw(when.series(), duty.grace()).ifPresent(text -> add(path, text));
    }

    private void conditions(Duty duty, Map<String, Condition> conditions, String path, boolean fulfil) {
        conditions.forEach((name, condition) -> {
            ValueRule rule = duty.values().get(name);
            if (rule == null) {
                add(
                        path + "." + name,
                        "is no value of this duty" + among(duty.values().keySet()));
            } else if (!fits(rule, condition)) {
                add(path + "." + name, "does not fit the type of the value");
            } else if (fulfil && never(rule, condition)) {
                add(path + "." + name, "no value meets this: the duty can never be done, and the loop can never close");
            }
        });
    }

    private static boolean fits(ValueRule rule, Condition condition) {
        return switch (condition) {
            case Condition.Is is ->
                rule instanceof ValueRule.Choice choice && choice.of().containsAll(is.choices());
            case Condition.AtLeast least -> rule instanceof ValueRule.Number;
            case Condition.Below below -> rule instanceof ValueRule.Number;
        };
    }

    private static boolean never(ValueRule rule, Condition condition) {
        if (!(rule instanceof ValueRule.Number number)) {
            return false;
        }
        Optional<BigDecimal> edge = condition instanceof Condition.AtLeast ? number.max() : number.min();
        return edge.filter(value -> !condition.holds(value.toPlainString())).isPresent();
    }

    private void closure() {
        Closure closure = protocol.closure();
        closure.needs().forEach((name, count) -> {
            known(name, names(), "closure.needs." + name, "duty");
            protocol.duty(name)
                    .filter(duty -> count > most(duty))
                    .ifPresent(duty -> add(
                            "closure.needs." + name,
                            "the duty has at most " + most(duty) + ": the loop can never close"));
        });
        Set<String> anchors = new TreeSet<>(protocol.anchors().keySet());
        closure.reopen().ifPresent(anchor -> known(anchor, anchors, "closure.reopen", "anchor"));
        anchors.addAll(protocol.phases());
        closure.stay().ifPresent(stay -> known(stay.anchor(), anchors, "closure.stay.from", "anchor"));
    }

    /** The most slots of one course of a duty; unlimited where its occasions are. */
    private long most(Duty duty) {
        long sum = 0;
        for (Duty.When when : duty.when()) {
            boolean again =
                    when.from().stream().anyMatch(from -> protocol.anchors().get(from) != Protocol.Again.RESTART);
            if (again || !when.series().ends()) {
                return Long.MAX_VALUE;
            }
            sum += when.series() instanceof Series.Once ? when.from().size() : Integer.MAX_VALUE;
        }
        return sum;
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        protocol.duties().forEach(duty -> names.add(duty.id()));
        return names;
    }

    private void known(String name, java.util.Collection<String> known, String path, String kind) {
        if (!known.contains(name)) {
            add(path, "no " + kind + " is called " + name + among(known));
        }
    }

    private static String among(java.util.Collection<String> known) {
        return known.isEmpty() ? "" : " (" + String.join(", ", known) + ")";
    }

    private void add(String field, String text) {
        found.add(new Found(field, text));
    }

    private static String at(Duty duty) {
        return "duties." + duty.id();
    }

    /** Whether windows are windows, and grace ends before the next slot opens. */
    private static final class Grace {
        static Optional<String> flaw(Series series, Moment grace) {
            return switch (series) {
                case Series.Once once ->
                    once.opens() instanceof Moment.Elapsed opens
                                    && once.due() instanceof Moment.Elapsed due
                                    && due.time().compareTo(opens.time()) < 0
                            ? Optional.of("is due before it opens")
                            : Optional.empty();
                case Series.Windows windows -> windows(windows, grace);
                case Series.Every every ->
                    room(
                            every.interval().minus(every.due()),
                            grace,
                            every.interval().isZero());
                case Series.Monthly monthly ->
                    monthly.window().due() <= monthly.window().opens()
                            ? Optional.of("is due before it opens")
                            : room(Duration.ofDays(27), grace, false);
                case Series.Random random ->
                    room(
                            Duration.ofMinutes(Math.max(
                                                    0,
                                                    random.between().due()
                                                            - random.between().opens())
                                            / random.times())
                                    .minus(random.answer()),
                            grace,
                            random.between().due() <= random.between().opens());
            };
        }

        private static Optional<String> windows(Series.Windows windows, Moment grace) {
            List<Series.Window> of = windows.windows();
            for (int i = 0; i < of.size(); i++) {
                int next = i + 1 < of.size()
                        ? of.get(i + 1).opens()
                        : 1440 + of.getFirst().opens();
                Optional<String> flaw = room(
                        Duration.ofMinutes(next - of.get(i).due()),
                        grace,
                        of.get(i).due() <= of.get(i).opens());
                if (flaw.isPresent()) {
                    return flaw;
                }
            }
            return Optional.empty();
        }

        private static Optional<String> room(Duration free, Moment grace, boolean backwards) {
            if (backwards) {
                return Optional.of("is due before it opens");
            }
            if (!(grace instanceof Moment.Elapsed elapsed)) {
                return Optional.of("grace of a series is elapsed time: working time may reach past the next opening");
            }
            return free.compareTo(elapsed.time()) < 0
                    ? Optional.of("grace reaches past the next opening")
                    : Optional.empty();
        }
    }
}
