package org.bihuan.pass;

/**
 * Why something was refused.
 *
 * @param id the refusal's name in the specification, "G02" for example
 * @param reason one line for the log of a developer or an auditor; carries nothing of a scanned payload
 */
public record Refusal(String id, String reason) {
    @Override
    public String toString() {
        return id + " " + reason;
    }
}
