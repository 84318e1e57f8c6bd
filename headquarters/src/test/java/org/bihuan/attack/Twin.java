package org.bihuan.attack;

/** What an endpoint answers to whoever it is not for, beside whoever it is for. */
sealed interface Twin {
    /**
     * About one thing of somebody's: to a neighbour it is as if it did not exist.
     *
     * @param owner whoever sees it
     * @param there its number, code or name, in the first place of the address
     * @param made one of the same shape that nothing has
     */
    record Thing(Browser owner, String there, String made) implements Twin {}

    /**
     * A list, an export, a search: holds a mark for its owner, and not for a neighbour.
     *
     * @param values of its parameters, as a query; empty: none
     * @param mark what only the owner's answer holds
     */
    record Listed(Browser owner, String values, String mark) implements Twin {}

    /** A neighbour's role does not come in at all. */
    record Closed() implements Twin {}

    /**
     * Nothing in it is one district's.
     *
     * @param why what is in it
     */
    record Open(String why) implements Twin {}

    /**
     * Changes what everybody may read, in somebody else's area: refused, and nothing is changed.
     *
     * @param code whose it is
     */
    record Refused(String code) implements Twin {}
}
