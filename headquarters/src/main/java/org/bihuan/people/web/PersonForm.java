package org.bihuan.people.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.Flaw;
import org.bihuan.people.Identity.Person;
import org.bihuan.people.Lookup;
import org.bihuan.people.PurposeToken;
import org.bihuan.people.Purposes;
import org.bihuan.people.Sex;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Refusal;

/**
 * What was typed, by field, and what is wrong with it. Its text form says nothing.
 *
 * @param values as typed
 * @param flaws empty before anything was sent
 */
public record PersonForm(Map<String, String> values, List<Flaw> flaws) {
    public static final PersonForm EMPTY = new PersonForm(Map.of(), List.of());

    static PersonForm of(Map<String, String> values) {
        return new PersonForm(values, List.of());
    }

    public static PersonForm of(Person person) {
        return of(Map.of(
                "name", person.name(),
                "document", person.document().name(),
                "number", person.number(),
                "phone", person.phone(),
                "birth", person.birth().map(LocalDate::toString).orElse(""),
                "sex", person.sex().name(),
                "address", person.address()));
    }

    PersonForm with(List<Flaw> more) {
        List<Flaw> all = new ArrayList<>(flaws);
        all.addAll(more);
        return new PersonForm(values, all);
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** For the parts of the house's forms. */
    public List<Refusal> refusals(Page page) {
        return flaws.stream()
                .map(flaw -> new Refusal(flaw.field(), page.t("people.flaw." + flaw.reason())))
                .toList();
    }

    Person person() {
        return new Person(
                value("name"),
                document(),
                value("number"),
                value("phone"),
                day("birth"),
                Arrays.stream(Sex.values())
                        .filter(sex -> sex.name().equals(value("sex")))
                        .findFirst()
                        .orElse(Sex.UNKNOWN),
                value("address"));
    }

    private DocumentKind document() {
        return Arrays.stream(DocumentKind.values())
                .filter(kind -> kind.name().equals(value("document")))
                .findFirst()
                .orElse(DocumentKind.NONE);
    }

    private Optional<LocalDate> day(String field) {
        try {
            return Optional.of(value(field).strip())
                    .filter(text -> !text.isEmpty())
                    .map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What is looked for; empty if nothing was typed. */
    Optional<Lookup> lookup() {
        String text = value("text").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (value("by")) {
                    case "phone" -> new Lookup.ByPhone(text);
                    case "name" -> new Lookup.ByName(text, day("birth"));
                    default ->
                        new Lookup.ByDocument(
                                document() == DocumentKind.NONE ? DocumentKind.RESIDENT : document(), text);
                });
    }

    Lookup.ByDocument documentLookup() {
        return new Lookup.ByDocument(document(), value("number"));
    }

    Optional<PurposeToken> token() {
        return Purposes.of(value("purpose")).flatMap(purpose -> purpose.token(value("reason")));
    }

    /** Pseudonyms that were marked as somebody else. */
    Set<String> distinct() {
        return new TreeSet<>(Arrays.asList(value("distinct").strip().split("[ ,]+")));
    }

    @Override
    public String toString() {
        return "PersonForm[…]";
    }
}
