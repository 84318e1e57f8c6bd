package org.bihuan.shell.page;

/** The few meanings that a colour has, each with its shape; a word always stands beside them. */
public enum Meaning {
    LATE("is-late", "late"),
    SOON("is-soon", "soon"),
    DONE("is-done", "done"),
    INFO("is-info", "info"),
    QUIET("is-quiet", "open");

    private final String css;
    private final String shape;

    Meaning(String css, String shape) {
        this.css = css;
        this.shape = shape;
    }

    public String css() {
        return css;
    }

    public String shape() {
        return shape;
    }
}
