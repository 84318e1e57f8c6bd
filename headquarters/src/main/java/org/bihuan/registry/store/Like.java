package org.bihuan.registry.store;

/** Patterns for SQL {@code like … escape '!'} that take a reader's text literally. */
final class Like {
    private Like() {}

    static String part(String text) {
        return "%" + literal(text) + "%";
    }

    static String start(String text) {
        return literal(text) + "%";
    }

    private static String literal(String text) {
        return text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
