package org.bihuan.people.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.bihuan.people.DocumentKind;
import org.bihuan.people.Identity.Person;
import org.bihuan.people.Sex;

/**
 * A person's fields, each sealed for itself and bound to pseudonym, field and version: none can be put in another's place,
 * and none of an earlier version back.
 *
 * @param sealed in the order of {@link #NAMES}
 */
record Fields(List<byte[]> sealed) {
    /** Columns that are sealed. */
    static final List<String> NAMES = List.of("name", "document", "phone", "birth", "sex", "address");

    static Fields seal(Person person, String pseudonym, int version, SecretKey key, SecureRandom random) {
        List<String> texts = List.of(
                person.name(),
                person.document() + ":" + person.number(),
                person.phone(),
                person.birth().map(LocalDate::toString).orElse(""),
                person.sex().name(),
                person.address());
        byte[][] sealed = new byte[NAMES.size()][];
        for (int i = 0; i < sealed.length; i++) {
            sealed[i] =
                    Gcm.seal(key, bound(pseudonym, i, version), texts.get(i).getBytes(StandardCharsets.UTF_8), random);
        }
        return new Fields(List.of(sealed));
    }

    /** Empty if one of them does not open. */
    Optional<Person> open(String pseudonym, int version, SecretKey key) {
        String[] texts = new String[NAMES.size()];
        for (int i = 0; i < texts.length; i++) {
            Optional<byte[]> plain = Gcm.open(key, bound(pseudonym, i, version), sealed.get(i));
            if (plain.isEmpty()) {
                return Optional.empty();
            }
            texts[i] = new String(plain.get(), StandardCharsets.UTF_8);
        }
        String[] document = texts[1].split(":", 2);
        return Optional.of(new Person(
                texts[0],
                DocumentKind.valueOf(document[0]),
                document[1],
                texts[2],
                texts[3].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(texts[3])),
                Sex.valueOf(texts[4]),
                texts[5]));
    }

    private static String bound(String pseudonym, int field, int version) {
        return pseudonym + "|" + NAMES.get(field) + "|" + version;
    }
}
