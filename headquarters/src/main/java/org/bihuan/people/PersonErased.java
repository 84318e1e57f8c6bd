package org.bihuan.people;

/**
 * A person's key was destroyed; nothing can tell again who they were.
 *
 * @param pseudonym that points to nobody now
 */
public record PersonErased(String pseudonym) {}
