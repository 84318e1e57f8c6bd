package org.bihuan.access;

/**
 * An account that somebody wants to make, with its first post.
 *
 * @param department key of the department that it belongs to; empty: the unit of the post's area
 */
public record NewAccount(String login, String name, String unit, String department, NewPost post) {
    /** One that belongs to the unit of its post's area. */
    public NewAccount(String login, String name, String unit, NewPost post) {
        this(login, name, unit, "", post);
    }
}
