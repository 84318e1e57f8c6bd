package org.bihuan.epi.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Cases and their links; a link given twice counts once. */
public final class Chains {
    private final List<ChainedCase> cases;

    private Chains(List<ChainedCase> cases) {
        this.cases = cases;
    }

    /** Reads links; cases keep the order in which they first appear. */
    public static Chains of(Collection<Link> links) {
        Map<String, Set<String>> infected = new LinkedHashMap<>();
        Map<String, Set<String>> infectors = new LinkedHashMap<>();
        for (Link link : links) {
            for (String id : List.of(link.from(), link.to())) {
                infected.computeIfAbsent(id, key -> new LinkedHashSet<>());
                infectors.computeIfAbsent(id, key -> new LinkedHashSet<>());
            }
            neighbours(infected, link.from()).add(link.to());
            neighbours(infectors, link.to()).add(link.from());
        }
        Map<String, Integer> components = components(infected, infectors);
        Map<String, Integer> generations = generations(infected, infectors);
        List<ChainedCase> cases = new ArrayList<>();
        for (Map.Entry<String, Set<String>> entry : infected.entrySet()) {
            String id = entry.getKey();
            Set<String> both = new LinkedHashSet<>(entry.getValue());
            both.addAll(neighbours(infectors, id));
            Integer generation = generations.get(id);
            cases.add(new ChainedCase(
                    id,
                    components.getOrDefault(id, 0),
                    generation == null ? OptionalInt.empty() : OptionalInt.of(generation),
                    entry.getValue().size(),
                    both.size()));
        }
        return new Chains(List.copyOf(cases));
    }

    private static Set<String> neighbours(Map<String, Set<String>> graph, String id) {
        return graph.getOrDefault(id, Set.of());
    }

    private static Map<String, Integer> components(
            Map<String, Set<String>> infected, Map<String, Set<String>> infectors) {
        Map<String, Integer> components = new LinkedHashMap<>();
        int number = 0;
        for (String start : infected.keySet()) {
            if (components.containsKey(start)) {
                continue;
            }
            number++;
            ArrayDeque<String> open = new ArrayDeque<>(List.of(start));
            components.put(start, number);
            while (!open.isEmpty()) {
                String id = open.remove();
                for (Map<String, Set<String>> graph : List.of(infected, infectors)) {
                    for (String next : neighbours(graph, id)) {
                        if (components.putIfAbsent(next, number) == null) {
                            open.add(next);
                        }
                    }
                }
            }
        }
        return components;
    }

    /** Breadth first from all cases without infector. */
    private static Map<String, Integer> generations(
            Map<String, Set<String>> infected, Map<String, Set<String>> infectors) {
        Map<String, Integer> generations = new LinkedHashMap<>();
        ArrayDeque<String> open = new ArrayDeque<>();
        for (String id : infected.keySet()) {
            if (neighbours(infectors, id).isEmpty()) {
                generations.put(id, 0);
                open.add(id);
            }
        }
        while (!open.isEmpty()) {
            String id = open.remove();
            int next = generations.getOrDefault(id, 0) + 1;
            for (String child : neighbours(infected, id)) {
                if (generations.putIfAbsent(child, next) == null) {
                    open.add(child);
                }
            }
        }
        return generations;
    }

    /** All cases that have a link. */
    public List<ChainedCase> cases() {
        return cases;
    }

    public int components() {
        return cases.stream().mapToInt(ChainedCase::component).max().orElse(0);
    }

    /** Offspring of each case, in the order of {@link #cases()}. */
    public int[] offspring() {
        return cases.stream().mapToInt(ChainedCase::offspring).toArray();
    }

    /**
     * Share of all transmissions that came from the most infectious part of the cases.
     *
     * @param part of the cases, in (0, 1]; rounded up to whole cases (0.2)
     * @return in [0, 1]; NaN without transmissions
     */
    public double shareOfTop(double part) {
        int[] sorted = offspring();
        Arrays.sort(sorted);
        int top = (int) Math.ceil(part * sorted.length - 1e-9);
        double sum = 0;
        double all = 0;
        for (int i = 0; i < sorted.length; i++) {
            all += sorted[i];
            sum += i >= sorted.length - top ? sorted[i] : 0;
        }
        return sum / all;
    }
}
