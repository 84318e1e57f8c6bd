package org.bihuan.house.planted.model;

import java.util.UUID;

/** Breaks: identity is a parameter. */
public final class ModelThatRollsDice {
    private ModelThatRollsDice() {}

    public static UUID next() {
        return UUID.randomUUID();
    }
}
