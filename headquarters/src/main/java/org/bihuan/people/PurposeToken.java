package org.bihuan.people;

import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Purpose;

/**
 * The right to look at identities for one purpose. Only {@link Purposes} gives it, so that every place in the code that
 * reads an identity can be found by its use.
 */
public final class PurposeToken {
    private final Access access;
    private final Purpose purpose;

    PurposeToken(Access access, Purpose purpose) {
        this.access = access;
        this.purpose = purpose;
    }

    /** Who looks, and which persons are theirs. */
    public Access access() {
        return access;
    }

    public Purpose purpose() {
        return purpose;
    }
}
