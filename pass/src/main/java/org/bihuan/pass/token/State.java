package org.bihuan.pass.token;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a decision says about a person. Which of these exist at a time is a matter of the rules: in spring 2020 there was
 * green and not green, yellow came later. The numbers belong to this scheme; elsewhere 0 means red, or green.
 */
public enum State {
    UNKNOWN(0),
    GREEN(1),
    YELLOW(2),
    RED(3),
    NOT_GREEN(4);

    private final int code;

    State(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Whether it takes something from its holder; not knowing takes nothing. */
    public boolean restricts() {
        return this == YELLOW || this == RED || this == NOT_GREEN;
    }

    public static Optional<State> ofCode(long code) {
        return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
    }
}
