package org.bihuan.shell.scope;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which rows somebody may see and write: those of its areas, in its sectors. Every statement takes one and asks
 * {@link #holds(String, String)} of each table; row security asks the same of the connection once more.
 */
public final class Scope {
    private static final Scope EVERYTHING = new Scope(true, new int[0], true, List.of());
    private static final Scope NOTHING = new Scope(false, new int[0], false, List.of());

    private final boolean allAreas;
    private final int[] areas;
    private final boolean allSectors;
    private final List<String> sectors;

    private Scope(boolean allAreas, int[] areas, boolean allSectors, List<String> sectors) {
        this.allAreas = allAreas;
        this.areas = areas;
        this.allSectors = allSectors;
        this.sectors = sectors;
    }

    /** Of whoever the present thread works as; nothing, if of nobody. */
    public static Scope mine() {
        return Access.current().map(Access::scope).orElse(NOTHING);
    }

    /** The predicate over SQL expressions for a row's area and sector; its parameters are {@link #params()}. */
    public static String holds(String area, String sector) {
        return "((:allAreas or " + area + " = any(:scopeAreas)) and (:allSectors or " + sector
                + " = any(:scopeSectors)))";
    }

    public static Scope everything() {
        return EVERYTHING;
    }

    public static Scope nothing() {
        return NOTHING;
    }

    /** All sectors of some areas; areas below them are named too. */
    public static Scope ofAreas(IntStream areas) {
        return new Scope(false, areas.sorted().distinct().toArray(), true, List.of());
    }

    /** The same areas, only these sectors. */
    public Scope inSectors(Iterable<String> only) {
        TreeSet<String> sorted = new TreeSet<>();
        only.forEach(sector -> {
            if (allSectors || sectors.contains(sector)) {
                sorted.add(sector);
            }
        });
        return new Scope(allAreas, areas, false, List.copyOf(sorted));
    }

    public boolean allAreas() {
        return allAreas;
    }

    public boolean allSectors() {
        return allSectors;
    }

    public IntStream areas() {
        return Arrays.stream(areas);
    }

    public List<String> sectors() {
        return sectors;
    }

    /** True if a row of this area and sector is in it. */
    public boolean holds(int area, String sector) {
        return holdsArea(area) && (allSectors || sectors.contains(sector));
    }

    public boolean holdsArea(int area) {
        return allAreas || Arrays.binarySearch(areas, area) >= 0;
    }

    /** Under which sector something is kept that may stand under any: the wanted one if that is in it, else its first. */
    public String sector(String wanted) {
        return allSectors || sectors.contains(wanted) || sectors.isEmpty() ? wanted : sectors.getFirst();
    }

    /** True if nothing of the other lies outside of this one. */
    public boolean covers(Scope other) {
        return (allAreas || !other.allAreas && other.areas().allMatch(this::holdsArea))
                && (allSectors || !other.allSectors && sectors.containsAll(other.sectors));
    }

    /** Values of the parameters that the predicate names. */
    public Map<String, ?> params() {
        return Map.of(
                "allAreas",
                allAreas,
                "scopeAreas",
                Arrays.stream(areas).boxed().toArray(Integer[]::new),
                "allSectors",
                allSectors,
                "scopeSectors",
                sectors.toArray(String[]::new));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope scope
                && allAreas == scope.allAreas
                && allSectors == scope.allSectors
                && Arrays.equals(areas, scope.areas)
                && sectors.equals(scope.sectors);
    }

    @Override
    public int hashCode() {
        return Objects.hash(allAreas, allSectors, Arrays.hashCode(areas), sectors);
    }

    @Override
    public String toString() {
        return "Scope[" + (allAreas ? "all areas" : areas.length + " areas") + ", "
                + (allSectors ? "all sectors" : sectors) + "]";
    }
}
