package org.bihuan.registry.model;

import java.util.List;
import java.util.function.Function;

/** What comes of an attempt to read or save something: a refusal is a value. */
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {}

    /** @param flaws at least one */
    record Refused<T>(List<Flaw> flaws) implements Outcome<T> {
        public Refused {
            if (flaws.isEmpty()) {
                throw new IllegalArgumentException("a refusal without a reason");
            }
            flaws = List.copyOf(flaws);
        }
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(String field, String reason) {
        return new Refused<>(List.of(new Flaw(field, reason)));
    }

    static <T> Outcome<T> refused(List<Flaw> flaws) {
        return new Refused<>(flaws);
    }

    /** Goes on with the value, or stays refused. */
    default <U> Outcome<U> then(Function<T, Outcome<U>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(List<Flaw> flaws) -> new Refused<>(flaws);
        };
    }
}
