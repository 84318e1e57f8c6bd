package org.bihuan.access;

import java.util.List;

/** Links for the first people of a city, made by the house itself at a start (and as the house) and printed where it was started. */
public interface Invitations {

    /** A link that works once. @param role the role's key */
    record Invitation(String role, String login, String path) {}

    /** For the first administrator, who chooses a password by it; empty if there is an administrator already. */
    List<Invitation> firstAdministrator();

    /** One account per role, each with a link that enters without a password; made anew at every start of a demo. */
    List<Invitation> onePerRole();
}
