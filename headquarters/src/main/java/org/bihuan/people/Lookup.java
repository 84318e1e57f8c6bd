package org.bihuan.people;

import java.time.LocalDate;
import java.util.Optional;

/** What is known of somebody who is looked for. Text forms say the kind only. */
public sealed interface Lookup {
    /** Word key {@code people.lookup.KIND}; all that the ledger is told. */
    String kind();

    record ByDocument(DocumentKind document, String number) implements Lookup {
        @Override
        public String kind() {
            return "document";
        }

        @Override
        public String toString() {
            return kind();
        }
    }

    record ByPhone(String phone) implements Lookup {
        @Override
        public String kind() {
            return "phone";
        }

        @Override
        public String toString() {
            return kind();
        }
    }

    /** @param name in characters or in pinyin */
    record ByName(String name, Optional<LocalDate> birth) implements Lookup {
        @Override
        public String kind() {
            return "name";
        }

        @Override
        public String toString() {
            return kind();
        }
    }
}
