package org.bihuan.access.web;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;

/**
 * Whom a session belongs to. What they may do is looked up for every request, so that a post that ends, ends at once.
 *
 * @param account number of the account
 * @param login its sign-in name
 */
record SignedIn(long account, String login) implements Principal, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public String getName() {
        return login;
    }
}
