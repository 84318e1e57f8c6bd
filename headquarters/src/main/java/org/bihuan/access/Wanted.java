package org.bihuan.access;

import java.util.OptionalLong;

/**
 * Which accounts somebody looks for.
 *
 * @param text in login, name or unit; empty: any
 * @param department key; empty: any
 * @param batch number of the import that made them; empty: any
 */
public record Wanted(String text, String department, OptionalLong batch) {
    public static Wanted any() {
        return new Wanted("", "", OptionalLong.empty());
    }

    public static Wanted of(long batch) {
        return new Wanted("", "", OptionalLong.of(batch));
    }
}
