package org.bihuan.shell.transport;

import java.net.URI;

/**
 * An identity provider of the city's (OpenID Connect, code flow) that people may sign in by. Whom it knows gets in only
 * with an account of ours, and with that account's posts.
 *
 * @param issuer its address, below which it describes itself; https, or this machine's own
 * @param client by which it knows us
 * @param secret its text form says nothing
 * @param claim of its token that holds an account's sign-in name; people must not be able to choose it themselves
 * @param label what the door calls it
 */
public record OtherDoor(URI issuer, String client, String secret, String claim, String label) {

    @Override
    public String toString() {
        return "OtherDoor[" + issuer + "]";
    }
}
