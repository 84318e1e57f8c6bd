package org.bihuan.access;

/** What came of a wish about keys. */
public sealed interface KeyOutcome {
    /** @param secret shown now and never again */
    record Made(ApiKey key, String secret) implements KeyOutcome {
        @Override
        public String toString() {
            return "Made[" + key + "]";
        }
    }

    record Ended(ApiKey key) implements KeyOutcome {}

    /**
     * Not done, nothing was changed.
     *
     * @param field what is wrong, empty for the whole
     * @param reason words key
     */
    record Refused(String field, String reason) implements KeyOutcome {}
}
