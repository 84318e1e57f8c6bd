package org.bihuan.loop.model.protocol;

import java.math.BigDecimal;
import java.util.Set;

/** A condition on one value of evidence. */
public sealed interface Condition {
    boolean holds(String value);

    record Is(Set<String> choices) implements Condition {
        @Override
        public boolean holds(String value) {
            return choices.contains(value);
        }
    }

    record AtLeast(BigDecimal bound) implements Condition {
        @Override
        public boolean holds(String value) {
            return new BigDecimal(value).compareTo(bound) >= 0;
        }
    }

    record Below(BigDecimal bound) implements Condition {
        @Override
        public boolean holds(String value) {
            return new BigDecimal(value).compareTo(bound) < 0;
        }
    }
}
