package org.bihuan.loop.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.bihuan.loop.model.Effective.Content;

/** All evidence of one loop: what was recorded under each key, and what stands after corrections and decisions. */
final class Evidences {
    private final Map<String, Root> roots = new TreeMap<>();
    private final Map<String, List<Act.Correct>> corrections = new LinkedHashMap<>();
    private final BiPredicate<String, Map<String, String>> fits;

    /** @param fits whether values are those of a duty: a correction that came before what it corrects may turn out wrong */
    Evidences(BiPredicate<String, Map<String, String>> fits) {
        this.fits = fits;
    }

    private static final class Root {
        final String duty;
        final Instant recorded;
        final Set<Content> variants = new LinkedHashSet<>();
        final List<Signature> signatures = new ArrayList<>();
        final List<Set<Content>> returned = new ArrayList<>();
        Optional<Decision> decision = Optional.empty();

        Root(String duty, Instant recorded) {
            this.duty = duty;
            this.recorded = recorded;
        }
    }

    /** @param of what stood when it was signed */
    private record Signature(String by, Set<Content> of) {}

    /**
     * @param variants what was known when it was decided
     * @param corrections keys of the corrections that it took in
     */
    private record Decision(Set<Content> variants, Set<String> corrections, Content chosen) {}

    private Root known(String key) {
        return Objects.requireNonNull(roots.get(key), key);
    }

    Optional<String> duty(String key) {
        return Optional.ofNullable(roots.get(key)).map(root -> root.duty);
    }

    boolean isCorrection(String key) {
        return corrections.containsKey(key);
    }

    /** One key corrects one record; so corrections never run in a circle that evidence reaches. */
    boolean standsForOther(Act.Correct act) {
        return roots.containsKey(act.key())
                || act.corrects().equals(act.key())
                || corrections.getOrDefault(act.key(), List.of()).stream()
                        .anyMatch(said -> !said.corrects().equals(act.corrects()));
    }

    void record(Act.Evidence act, Instant at) {
        roots.computeIfAbsent(act.key(), key -> new Root(act.duty(), at))
                .variants
                .add(new Content(act.happened(), act.by(), Map.copyOf(act.values()), act.about()));
    }

    void correct(Act.Correct act) {
        List<Act.Correct> said = corrections.computeIfAbsent(act.key(), key -> new ArrayList<>());
        if (!said.contains(act)) {
            said.add(act);
        }
    }

    /** The evidence that a key or a correction's key is about, if it is known yet. */
    Optional<String> root(String key) {
        String at = key;
        Set<String> seen = new HashSet<>();
        for (List<Act.Correct> said = corrections.get(at); said != null && seen.add(at); said = corrections.get(at)) {
            at = said.getFirst().corrects();
        }
        return roots.containsKey(at) ? Optional.of(at) : Optional.empty();
    }

    boolean inConflict(String key) {
        return standing(known(key), key).size() > 1;
    }

    void decide(String key, Map<String, String> values) {
        Root root = known(key);
        Set<Content> among = standing(root, key);
        Comparator<Content> first = Comparator.comparing(Content::happened).thenComparing(Content::by);
        Content chosen = among.stream()
                .filter(content -> content.values().equals(values))
                .min(first)
                .orElseGet(() -> {
                    Content earliest = among.stream().min(first).orElseThrow();
                    return new Content(earliest.happened(), earliest.by(), Map.copyOf(values), earliest.about());
                });
        root.decision = Optional.of(new Decision(Set.copyOf(root.variants), Set.copyOf(corrections.keySet()), chosen));
    }

    List<String> signers(String key) {
        Root root = known(key);
        Set<Content> now = standing(root, key);
        return root.signatures.stream()
                .filter(one -> one.of().equals(now))
                .map(Signature::by)
                .toList();
    }

    List<String> authors(String key) {
        return standing(known(key), key).stream().map(Content::by).toList();
    }

    void sign(String key, String by) {
        Root root = known(key);
        root.signatures.add(new Signature(by, standing(root, key)));
    }

    void giveBack(String key) {
        Root root = known(key);
        root.returned.add(standing(root, key));
    }

    /** When it happened as it stands; empty if it is unknown, withdrawn or given back. */
    Optional<Instant> happened(String key) {
        return Optional.ofNullable(roots.get(key))
                .map(root -> standing(root, key))
                .flatMap(contents -> contents.stream().map(Content::happened).min(Comparator.naturalOrder()));
    }

    /** Everything that stands, by duty, in the order of what happened. */
    Map<String, List<Effective>> byDuty() {
        Map<String, List<Effective>> byDuty = new LinkedHashMap<>();
        roots.forEach((key, root) -> effective(key, root)
                .ifPresent(one -> byDuty.computeIfAbsent(one.duty(), duty -> new ArrayList<>())
                        .add(one)));
        byDuty.values().forEach(list -> list.sort(Effective.IN_ORDER));
        return byDuty;
    }

    private Optional<Effective> effective(String key, Root root) {
        Set<Content> contents = standing(root, key);
        if (contents.isEmpty() || root.returned.contains(contents)) {
            return Optional.empty();
        }
        Optional<Instant> happened = contents.stream()
                .map(content -> content.about().isEmpty()
                        ? Optional.of(content.happened())
                        : content.about().flatMap(this::happened))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        return happened.map(moment -> new Effective(
                key,
                root.duty,
                moment,
                root.recorded,
                List.copyOf(contents),
                signers(key).size()));
    }

    private Set<Content> standing(Root root, String key) {
        Set<Content> standing = new LinkedHashSet<>();
        Set<Content> open = new LinkedHashSet<>(root.variants);
        // what arrives after a decision is in conflict with it, corrections of it aside
        root.decision.ifPresent(decision -> {
            open.removeAll(decision.variants());
            corrected(root.duty, Optional.of(decision.chosen()), key, decision.corrections(), standing);
        });
        open.forEach(content -> corrected(root.duty, Optional.of(content), key, Set.of(), standing));
        return standing;
    }

    private void corrected(String duty, Optional<Content> content, String key, Set<String> seen, Set<Content> into) {
        List<Act.Correct> next = corrections.values().stream()
                .flatMap(List::stream)
                .filter(correction -> correction.corrects().equals(key) && !seen.contains(correction.key()))
                .filter(correction -> correction
                        .values()
                        .filter(values -> !values.isEmpty() && !fits.test(duty, values))
                        .isEmpty())
                .toList();
        if (next.isEmpty()) {
            content.ifPresent(into::add);
        }
        for (Act.Correct correction : next) {
            Set<String> deeper = new HashSet<>(seen);
            deeper.add(correction.key());
            corrected(duty, content.flatMap(one -> apply(correction, one)), correction.key(), deeper, into);
        }
    }

    private static Optional<Content> apply(Act.Correct correction, Content content) {
        if (correction.values().filter(Map::isEmpty).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Content(
                correction.happened().orElse(content.happened()),
                content.by(),
                correction.values().map(Map::copyOf).orElse(content.values()),
                content.about()));
    }
}
