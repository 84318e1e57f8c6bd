package org.bihuan.people.api;

import java.time.LocalDate;
import java.util.Optional;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.Identity;
import org.bihuan.people.Identity.Person;
import org.bihuan.people.Sex;
import org.jspecify.annotations.Nullable;

/** A person in a body; what is left out is not known. Its text form says nothing. */
record PersonJson(
        @Nullable String pseudonym,
        @Nullable String name,
        @Nullable DocumentKind document,
        @Nullable String number,
        @Nullable String phone,
        @Nullable LocalDate birth,
        @Nullable Sex sex,
        @Nullable String address,
        @Nullable Integer area,
        @Nullable String sector) {

    static PersonJson of(Identity identity) {
        Person person = identity.person();
        return new PersonJson(
                identity.pseudonym(),
                person.name(),
                person.document(),
                person.number(),
                person.phone(),
                person.birth().orElse(null),
                person.sex(),
                person.address(),
                identity.area(),
                identity.sector());
    }

    Person person() {
        return new Person(
                or(name, ""),
                or(document, DocumentKind.NONE),
                or(number, ""),
                or(phone, ""),
                Optional.ofNullable(birth),
                or(sex, Sex.UNKNOWN),
                or(address, ""));
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    @Override
    public String toString() {
        return "PersonJson[…]";
    }
}
