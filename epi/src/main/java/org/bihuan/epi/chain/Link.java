package org.bihuan.epi.chain;

/**
 * One transmission.
 *
 * @param from the infector
 * @param to the infected, somebody else
 */
public record Link(String from, String to) {
    public Link {
        if (from.equals(to)) {
            throw new IllegalArgumentException("a case does not infect itself: " + from);
        }
    }
}
