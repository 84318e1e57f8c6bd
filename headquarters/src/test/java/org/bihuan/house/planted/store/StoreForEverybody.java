package org.bihuan.house.planted.store;

/** Breaks: a store is package-private. */
public final class StoreForEverybody {
    private StoreForEverybody() {}
}
