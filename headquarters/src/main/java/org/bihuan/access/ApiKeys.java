package org.bihuan.access;

import java.util.List;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;

/** Keys of programs: made once with a secret, never wider than whoever makes them, for a time. */
public interface ApiKeys {
    /** How every secret begins, so that one that was lost can be found where it should not be. */
    String PREFIX = "bhk_";

    /** Keys of areas in a scope, ended ones too, the latest first, those made before one of them. */
    List<ApiKey> keys(Scope scope, long before, int limit);

    KeyOutcome create(Access by, NewKey wish);

    /** Ends a key at once. */
    KeyOutcome end(Access by, long key);

    /** @param address where it is shown from */
    KeyEntry enter(String secret, String address);
}
