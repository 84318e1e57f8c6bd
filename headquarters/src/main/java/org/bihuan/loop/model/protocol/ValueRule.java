package org.bihuan.loop.model.protocol;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Type of one value of evidence. */
public sealed interface ValueRule {
    /** What is wrong with a value, in words; empty if nothing. */
    Optional<String> flaw(String value);

    /** @param unit UCUM code */
    record Number(String unit, Optional<BigDecimal> min, Optional<BigDecimal> max) implements ValueRule {
        @Override
        public Optional<String> flaw(String value) {
            if (!value.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
                return Optional.of("is no number in " + unit);
            }
            BigDecimal number = new BigDecimal(value);
            return min.filter(low -> number.compareTo(low) < 0)
                    .map(low -> "is below " + low + " " + unit)
                    .or(() -> max.filter(high -> number.compareTo(high) > 0)
                            .map(high -> "is above " + high + " " + unit));
        }
    }

    record Choice(List<String> of) implements ValueRule {
        @Override
        public Optional<String> flaw(String value) {
            return of.contains(value) ? Optional.empty() : Optional.of("is none of " + String.join(", ", of));
        }
    }

    record Words(int atMost) implements ValueRule {
        @Override
        public Optional<String> flaw(String value) {
            return value.isBlank()
                    ? Optional.of("is empty")
                    : value.length() > atMost ? Optional.of("is longer than " + atMost) : Optional.empty();
        }
    }
}
