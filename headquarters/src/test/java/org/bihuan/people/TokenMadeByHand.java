package org.bihuan.people;

import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Purpose;

/** Breaks a rule on purpose: makes itself a right to look. */
final class TokenMadeByHand {
    private TokenMadeByHand() {}

    static PurposeToken token() {
        return new PurposeToken(Access.house("curiosity"), new Purpose("purpose.curiosity", ""));
    }
}
