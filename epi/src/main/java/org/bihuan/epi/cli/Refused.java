package org.bihuan.epi.cli;

/** Input or usage that cannot be worked with; the message is the one line a person reads. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message);
    }
}
