package org.bihuan.shell.setup;

import org.bihuan.shell.page.Page;

/**
 * Something that a room wants to be there when a city is set up, taken by file; a bean of the room, asked in the order of
 * {@link org.springframework.core.annotation.Order}.
 */
public interface SetupStep {
    /** Short name for addresses, lower-case letters. */
    String key();

    /** Prefix of its words: {@code WORDS} its name, {@code WORDS.text} what to send and why. */
    String words();

    /** Key of the list that is sent. */
    String importKind();

    /** Whether the house stays closed without it. */
    boolean required();

    Standing standing(Page page);

    /**
     * How far it is.
     *
     * @param met whether nothing is missing
     * @param text what is there, or what is missing and what to do, in the reader's language
     */
    record Standing(boolean met, String text) {}
}
