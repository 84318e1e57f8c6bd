package org.bihuan.registry.model;

/**
 * Why something cannot be saved.
 *
 * @param field name of the field as forms and files call it
 * @param reason word key {@code registry.flaw.REASON}
 */
public record Flaw(String field, String reason) {}
