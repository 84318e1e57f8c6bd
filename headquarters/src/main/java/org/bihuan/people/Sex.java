package org.bihuan.people;

/** As the document says (GB/T 2261.1); word key {@code people.sex.NAME}. */
public enum Sex {
    UNKNOWN,
    MALE,
    FEMALE
}
