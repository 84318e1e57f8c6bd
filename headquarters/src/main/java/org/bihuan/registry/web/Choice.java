package org.bihuan.registry.web;

/** One of the values that a field may have. */
public record Choice(String value, String label) {}
