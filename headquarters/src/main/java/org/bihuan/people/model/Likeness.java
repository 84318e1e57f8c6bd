package org.bihuan.people.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.Identity.Person;

/**
 * How alike two persons are, from 0 to 100, and why. The document decides; without it, name and birth date count 40 each
 * and a phone 20. Two different resident numbers are two persons whatever else they share.
 *
 * @param score 0 to 100
 * @param reasons word keys {@code people.same.REASON}, the weightiest first
 */
public record Likeness(int score, List<String> reasons) {
    private record Point(int weight, String reason) {}

    public static Likeness of(Person a, Person b) {
        boolean bothNumbered = a.document() == b.document() && a.document() != DocumentKind.NONE;
        if (bothNumbered && a.number().equals(b.number())) {
            return new Likeness(100, List.of("document"));
        }
        List<Point> points = new ArrayList<>();
        name(a.name(), b.name()).ifPresent(points::add);
        birth(a.birth(), b.birth()).ifPresent(points::add);
        if (!a.phone().isEmpty() && a.phone().equals(b.phone())) {
            points.add(new Point(20, "phone"));
        }
        if (bothNumbered && distance(a.number(), b.number()) <= 1) {
            points.add(new Point(30, "documentTypo"));
        }
        points.sort(Comparator.comparingInt(Point::weight).reversed());
        int sum = points.stream().mapToInt(Point::weight).sum();
        boolean twoCards =
                bothNumbered && a.document() == DocumentKind.RESIDENT && distance(a.number(), b.number()) > 2;
        return new Likeness(
                Math.min(99, twoCards ? sum / 2 : sum),
                points.stream().map(Point::reason).toList());
    }

    private static Optional<Point> name(String a, String b) {
        if (Names.normal(a).equals(Names.normal(b))) {
            return Optional.of(new Point(40, "name"));
        }
        String one = Names.pinyin(a);
        String other = Names.pinyin(b);
        if (one.equals(other)) {
            return Optional.of(new Point(38, "pinyin"));
        }
        int away = distance(one, other);
        return away <= Math.max(1, Math.max(one.length(), other.length()) / 6)
                ? Optional.of(new Point(30, "nameTypo"))
                : Optional.empty();
    }

    private static Optional<Point> birth(Optional<LocalDate> a, Optional<LocalDate> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        if (a.equals(b)) {
            return Optional.of(new Point(40, "birth"));
        }
        boolean swapped = a.get().getYear() == b.get().getYear()
                && a.get().getMonthValue() == b.get().getDayOfMonth()
                && a.get().getDayOfMonth() == b.get().getMonthValue();
        return swapped || distance(a.get().toString(), b.get().toString()) <= 1
                ? Optional.of(new Point(30, "birthTypo"))
                : Optional.empty();
    }

    /** Edits between two texts, where two neighbours that changed places are one edit (optimal string alignment). */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = above;
            above = row;
            row = free;
        }
        return above[b.length()];
    }
}
