package org.bihuan.loop.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What stands of the evidence, told anew from the first record on. */
final class SlowEvidence {
    private final List<Entry> known;
    private List<Known> evidence = List.of();
    private int evidenceOf = -1;

    /** What one record says. */
    record Said(Instant happened, String by, Map<String, String> values) {}

    /** Evidence as it stands. */
    record Known(String key, String duty, Instant happened, Instant recorded, Set<Said> said, int signed) {}

    SlowEvidence(List<Entry> known) {
        this.known = known;
    }

    List<Known> evidence() {
        if (evidenceOf != known.size()) {
            evidence = tellEvidence();
            evidenceOf = known.size();
        }
        return evidence;
    }

    private List<Known> tellEvidence() {
        Map<String, Instant> keys = new TreeMap<>();
        Map<String, String> duties = new HashMap<>();
        for (Entry entry : known) {
            if (entry.act() instanceof Act.Evidence evidence) {
                keys.putIfAbsent(evidence.key(), entry.at());
                duties.put(evidence.key(), evidence.duty());
            }
        }
        List<Known> all = new ArrayList<>();
        keys.forEach((key, recorded) -> {
            Stand stand = stand(key);
            if (!stand.said().isEmpty() && !stand.returned()) {
                Instant happened = stand.said().stream()
                        .map(Said::happened)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                all.add(new Known(
                        key,
                        Objects.requireNonNull(duties.get(key)),
                        happened,
                        recorded,
                        stand.said(),
                        stand.signed()));
            }
        });
        return all;
    }

    private record Stand(Set<Said> said, int signed, boolean returned) {}

    /** Tells the story of one key from its first record on. */
    private Stand stand(String key) {
        Set<Said> variants = new LinkedHashSet<>();
        Set<Said> before = new LinkedHashSet<>();
        Optional<Said> chosen = Optional.empty();
        Set<String> absorbed = new HashSet<>();
        List<Act.Correct> corrections = new ArrayList<>();
        List<Set<Said>> signatures = new ArrayList<>();
        List<Set<Said>> returns = new ArrayList<>();
        for (Entry entry : known) {
            Set<Said> now = now(key, variants, before, chosen, absorbed, corrections);
            switch (entry.act()) {
                case Act.Evidence one
                when one.key().equals(key) -> variants.add(new Said(one.happened(), one.by(), one.values()));
                case Act.Correct one -> corrections.add(one);
                case Act.Sign one when one.key().equals(key) -> signatures.add(now);
                case Act.Return one when one.key().equals(key) -> returns.add(now);
                case Act.Decide one
                when one.key().equals(key) -> {
                    List<Said> sorted = now.stream()
                            .sorted(Comparator.comparing(Said::happened).thenComparing(Said::by))
                            .toList();
                    chosen = Optional.of(sorted.stream()
                            .filter(said -> said.values().equals(one.values()))
                            .findFirst()
                            .orElse(new Said(
                                    sorted.getFirst().happened(),
                                    sorted.getFirst().by(),
                                    one.values())));
                    before.addAll(variants);
                    corrections.forEach(correction -> absorbed.add(correction.key()));
                }
                default -> {}
            }
        }
        Set<Said> now = now(key, variants, before, chosen, absorbed, corrections);
        return new Stand(now, (int) signatures.stream().filter(now::equals).count(), returns.contains(now));
    }

    private static Set<Said> now(
            String key,
            Set<Said> variants,
            Set<Said> before,
            Optional<Said> chosen,
            Set<String> absorbed,
            List<Act.Correct> all) {
        Set<String> names = variants.isEmpty()
                ? Set.of()
                : variants.iterator().next().values().keySet();
        List<Act.Correct> corrections = all.stream()
                .filter(one -> one.values()
                        .filter(values -> !values.isEmpty() && !values.keySet().equals(names))
                        .isEmpty())
                .toList();
        Set<Said> now = new LinkedHashSet<>();
        chosen.ifPresent(said -> now.addAll(follow(Set.of(said), key, absorbed, corrections)));
        for (Said variant : variants) {
            if (chosen.isEmpty() || !before.contains(variant)) {
                now.addAll(follow(Set.of(variant), key, Set.of(), corrections));
            }
        }
        return now;
    }

    private static Set<Said> follow(Set<Said> said, String key, Set<String> absorbed, List<Act.Correct> corrections) {
        List<Act.Correct> next = corrections.stream()
                .filter(one -> one.corrects().equals(key) && !absorbed.contains(one.key()))
                .toList();
        if (next.isEmpty()) {
            return said;
        }
        Set<Said> all = new LinkedHashSet<>();
        for (Act.Correct one : next) {
            Set<Said> corrected = new LinkedHashSet<>();
            for (Said old : said) {
                if (one.values().filter(Map::isEmpty).isEmpty()) {
                    corrected.add(new Said(
                            one.happened().orElse(old.happened()),
                            old.by(),
                            one.values().orElse(old.values())));
                }
            }
            all.addAll(follow(corrected, one.key(), absorbed, corrections));
        }
        return all;
    }
}
