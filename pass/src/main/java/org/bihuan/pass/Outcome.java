package org.bihuan.pass;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** What an act that may be refused gives back: its value, or the refusal. */
public sealed interface Outcome<T> {
    /** Done. */
    record Ok<T>(T value) implements Outcome<T> {}

    /** Not done. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Outcome<T> refused(String id, String reason) {
        return new Refused<>(new Refusal(id, reason));
    }

    default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
        return switch (this) {
            case Ok<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }

    default <U> Outcome<U> map(Function<? super T, ? extends U> change) {
        return then(value -> ok(change.apply(value)));
    }

    /** The same refusal under another id: a parser's fault means different things to its callers. */
    default Outcome<T> as(String id) {
        return switch (this) {
            case Ok<T> ok -> ok;
            case Refused<T>(Refusal refusal) -> refused(id, refusal.reason());
        };
    }

    default Optional<T> toOptional() {
        return this instanceof Ok<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    default Optional<Refusal> whyNot() {
        return this instanceof Refused<T>(Refusal refusal) ? Optional.of(refusal) : Optional.empty();
    }

    /** The value, where a refusal would be a mistake of the caller. */
    default T orThrow() {
        return switch (this) {
            case Ok<T>(T value) -> value;
            case Refused<T>(Refusal refusal) -> throw new NoSuchElementException(refusal.toString());
        };
    }
}
