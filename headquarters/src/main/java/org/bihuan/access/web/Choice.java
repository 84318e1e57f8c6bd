package org.bihuan.access.web;

/** A choice of a form. */
public record Choice(String value, String label) {}
