package org.bihuan.people;

/**
 * What is wrong with a field.
 *
 * @param field name, number, phone …
 * @param reason word key {@code people.flaw.REASON}
 */
public record Flaw(String field, String reason) {}
