package org.bihuan.house.planted.unmarked;

/** Breaks: its package has no package-info and so no {@code @NullMarked}. */
public final class MayBeNull {
    private MayBeNull() {}
}
