package org.bihuan.access;

/** An account that somebody wants to make, with its first post; it belongs to the area of that post. */
public record NewAccount(String login, String name, String unit, NewPost post) {}
