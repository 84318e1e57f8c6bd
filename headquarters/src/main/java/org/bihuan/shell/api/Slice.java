package org.bihuan.shell.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, as every interface tells it: whoever asks again with {@code after} = {@code next} gets what follows,
 * whatever was added meanwhile.
 *
 * @param next value of {@code after} for the next page; null on the last
 */
public record Slice<T>(List<T> items, @Nullable String next) {
    public static final int MOST = 500;

    /** @param found up to one more than {@code limit} */
    public static <S, T> Slice<T> of(List<S> found, int limit, Function<S, String> key, Function<S, T> json) {
        List<S> page = found.subList(0, Math.min(limit, found.size()));
        return new Slice<>(page.stream().map(json).toList(), found.size() > limit ? key.apply(page.getLast()) : null);
    }

    public static int limit(int asked) {
        return Math.clamp(asked, 1, MOST);
    }
}
