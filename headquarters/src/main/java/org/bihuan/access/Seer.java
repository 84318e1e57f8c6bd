package org.bihuan.access;

/** Somebody who can see a row, and by which post. */
public record Seer(String login, String name, String unit, Post post) {}
