package org.bihuan.loop.model.protocol;

/**
 * Why a protocol is refused.
 *
 * @param line of the file, from 1
 * @param field path such as {@code duties.temperature.grace}; empty for the whole document
 * @param text what is wrong and, where they are few, which values are allowed
 */
public record Flaw(String file, int line, String field, String text) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + text;
    }
}
