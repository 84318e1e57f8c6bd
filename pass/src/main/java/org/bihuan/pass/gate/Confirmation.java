package org.bihuan.pass.gate;

/**
 * What the guard has looked at.
 *
 * @param document the holder's identity document agrees with masked name and birth day
 * @param guardian the guardian is present
 */
public record Confirmation(boolean document, boolean guardian) {
    public static final Confirmation NONE = new Confirmation(false, false);
}
