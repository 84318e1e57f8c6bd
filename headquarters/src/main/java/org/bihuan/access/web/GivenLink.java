package org.bihuan.access.web;

/** A link as it is given to the owner of an account. */
public record GivenLink(String login, String name, String unit, String address) {
    @Override
    public String toString() {
        return "GivenLink[" + login + "]";
    }
}
