package org.bihuan.access;

/** An account with the path of its link that works once; shown now and never again. */
public record Invited(Account account, String link) {
    @Override
    public String toString() {
        return "Invited[" + account.login() + "]";
    }
}
