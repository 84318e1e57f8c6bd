package org.bihuan.people.model;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.Identity.Person;
import org.bihuan.people.Lookup;

/**
 * Texts under which a person is found; the store keeps a keyed digest of each, never the text. Each begins with what it
 * is, so that the same characters as a name and as pinyin are two.
 */
public final class Traces {
    private Traces() {}

    /** All under which the person will be found. */
    public static Set<String> of(Person person) {
        Set<String> traces = certain(person);
        traces.addAll(similar(person));
        traces.add(name(person.name()));
        traces.add(pinyin(person.name()));
        return traces;
    }

    /** Those of a document and a phone. */
    public static Set<String> certain(Person person) {
        Set<String> traces = new LinkedHashSet<>();
        if (person.document() != DocumentKind.NONE) {
            traces.add(document(person.document(), person.number()));
        }
        if (!person.phone().isEmpty()) {
            traces.add("phone:" + person.phone());
        }
        return traces;
    }

    /** Those that two entries of one person have in common although something was written differently. */
    public static Set<String> similar(Person person) {
        Set<String> traces = new LinkedHashSet<>();
        if (person.birth().isPresent()) {
            LocalDate birth = person.birth().get();
            traces.add("initials+birth:" + sorted(Names.initials(person.name())) + birth);
            traces.add("pinyin+year:" + Names.pinyin(person.name()) + birth.getYear());
            traces.add("name+day:" + Names.normal(person.name()) + birth.getMonthValue() + "-" + birth.getDayOfMonth());
        } else {
            traces.add(name(person.name()));
        }
        return traces;
    }

    /** Those by which somebody is looked for; whoever has one of them fits. */
    public static Set<String> of(Lookup lookup) {
        return switch (lookup) {
            case Lookup.ByDocument(DocumentKind kind, String number) ->
                Set.of(document(kind, Documents.normal(number)));
            case Lookup.ByPhone(String phone) -> Set.of("phone:" + Documents.phone(phone));
            case Lookup.ByName(String name, Optional<LocalDate> birth) ->
                birth.isEmpty()
                        ? Set.of(name(name), pinyin(name))
                        : Set.of(
                                "initials+birth:" + sorted(Names.initials(name)) + birth.get(),
                                "pinyin+year:" + Names.pinyin(name)
                                        + birth.get().getYear());
        };
    }

    public static String document(DocumentKind kind, String number) {
        return "document:" + kind + ":" + number;
    }

    private static String name(String name) {
        return "name:" + Names.normal(name);
    }

    private static String pinyin(String name) {
        return "pinyin:" + Names.pinyin(name);
    }

    /** Given name and surname change places on foreign forms. */
    private static String sorted(String initials) {
        return initials.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
