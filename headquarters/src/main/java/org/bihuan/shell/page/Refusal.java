package org.bihuan.shell.page;

/**
 * What is wrong with one field of a form.
 *
 * @param field the field's id
 * @param text what is wrong and what instead, in the reader's language
 */
public record Refusal(String field, String text) {}
