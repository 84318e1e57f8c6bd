package org.bihuan.shell.scope;

/**
 * What a look at somebody's data is for.
 *
 * @param key words key of the purpose, {@code purpose.KEY}
 * @param reason in words, or the number of the case or order that it is for
 */
public record Purpose(String key, String reason) {
    public Purpose {
        if (!key.matches("[a-z][a-zA-Z.]{1,60}")) {
            throw new IllegalArgumentException("purpose " + key);
        }
    }
}
