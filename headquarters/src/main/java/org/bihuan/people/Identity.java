package org.bihuan.people;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who somebody is. Its text form is the pseudonym alone, so that no log and no error ever says more.
 *
 * @param pseudonym what the person is called everywhere else
 * @param person the data
 * @param area area that answers for the person
 * @param sector sector that does
 */
public record Identity(String pseudonym, Person person, int area, String sector) {
    /**
     * Data of a person, normalised.
     *
     * @param name as it is written
     * @param number of the document, empty if there is none
     * @param phone digits with an optional leading +, empty if there is none
     * @param birth empty if it is not known
     * @param address empty if it is not known
     */
    public record Person(
            String name,
            DocumentKind document,
            String number,
            String phone,
            Optional<LocalDate> birth,
            Sex sex,
            String address) {
        @Override
        public String toString() {
            return "Person[…]";
        }
    }

    @Override
    public String toString() {
        return "Identity[" + pseudonym + "]";
    }
}
