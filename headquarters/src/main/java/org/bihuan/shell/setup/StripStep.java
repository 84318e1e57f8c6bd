package org.bihuan.shell.setup;

/**
 * A step in the line above the page.
 *
 * @param here whether the reader is there
 * @param reachable whether one can go there
 */
public record StripStep(String key, String name, boolean here, boolean reachable) {}
