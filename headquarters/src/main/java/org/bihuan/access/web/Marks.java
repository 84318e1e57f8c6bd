package org.bihuan.access.web;

/** What a session remembers beside whose it is. */
final class Marks {
    /** Number of the post that its owner acts in. */
    static final String POST = "bihuan.post";
    /** Milliseconds since 1970 at which its owner last proved who they are. */
    static final String PROVED = "bihuan.proved";

    /** Milliseconds since 1970 at which the session ends, whatever is done meanwhile. */
    static final String ENDS = "bihuan.ends";

    static final String ADDRESS = "bihuan.address";
    static final String DEVICE = "bihuan.device";

    private Marks() {}
}
