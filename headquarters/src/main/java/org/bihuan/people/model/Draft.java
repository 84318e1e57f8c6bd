package org.bihuan.people.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.Flaw;
import org.bihuan.people.Identity.Person;
import org.bihuan.people.Sex;

/** Brings what was typed into its normal form and says what is wrong with it. */
public final class Draft {
    private static final LocalDate EARLIEST = LocalDate.of(1890, 1, 1);

    private Draft() {}

    /** Normal form; birth and sex come from a resident identity number if they were left out. */
    public static Person normal(Person typed) {
        String number = Documents.normal(typed.number());
        boolean resident = typed.document() == DocumentKind.RESIDENT && Documents.fits(DocumentKind.RESIDENT, number);
        return new Person(
                typed.name().strip().replaceAll("[\\p{Z}\\p{Cc}]+", " "),
                typed.document(),
                number,
                Documents.phone(typed.phone()),
                typed.birth().or(() -> resident ? Documents.birth(number) : Optional.empty()),
                typed.sex() == Sex.UNKNOWN && resident ? Documents.sex(number) : typed.sex(),
                typed.address().strip());
    }

    /** @param person in normal form */
    public static List<Flaw> flaws(Person person, LocalDate today) {
        List<Flaw> flaws = new ArrayList<>();
        if (Names.normal(person.name()).isEmpty()) {
            flaws.add(new Flaw("name", "missing"));
        } else if (person.name().length() > 100) {
            flaws.add(new Flaw("name", "tooLong"));
        }
        if (person.document() != DocumentKind.NONE && person.number().isEmpty()) {
            flaws.add(new Flaw("number", "missing"));
        } else if (!Documents.fits(person.document(), person.number())) {
            flaws.add(new Flaw("number", "number"));
        } else if (person.document() == DocumentKind.RESIDENT
                && !Documents.birth(person.number()).equals(person.birth())) {
            flaws.add(new Flaw("birth", "otherThanDocument"));
        }
        if (!person.phone().isEmpty() && !Documents.isPhone(person.phone())) {
            flaws.add(new Flaw("phone", "phone"));
        }
        if (person.birth().isPresent()
                && (person.birth().get().isAfter(today) || person.birth().get().isBefore(EARLIEST))) {
            flaws.add(new Flaw("birth", "birth"));
        }
        if (person.address().length() > 300) {
            flaws.add(new Flaw("address", "tooLong"));
        }
        return List.copyOf(flaws);
    }
}
