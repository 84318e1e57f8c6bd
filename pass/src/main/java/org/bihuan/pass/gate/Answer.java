package org.bihuan.pass.gate;

/** What the guard is told. */
public enum Answer {
    /** Let the person in. */
    PASS("PASS"),
    /** To the desk; why is the holder's business. */
    CHECK("CHECK"),
    /** No code is asked for here, or none was shown: the lane without codes. */
    NO_CODE("NO CODE");

    private final String words;

    Answer(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
