package org.bihuan.people;

/**
 * Somebody looks at a person outside of their scope; the data protection officer and the person's area are to know.
 *
 * @param glass number of the record
 * @param pseudonym whom
 * @param area area that answers for the person
 */
public record GlassBroken(long glass, String pseudonym, int area) {}
