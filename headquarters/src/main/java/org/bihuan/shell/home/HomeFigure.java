package org.bihuan.shell.home;

import org.bihuan.shell.page.Meaning;

/**
 * One figure of a room on the first page.
 *
 * @param labelKey word key of what is counted
 * @param value as the reader's language writes it; {@code –} if it is not known, never 0 for that
 * @param unitKey word key of the unit, empty if the figure has none
 * @param meaning what it means for the reader now; QUIET if nothing has to be done
 * @param through until when the data behind it holds, in words; empty if it holds now
 * @param href where the figure comes from
 * @param indicator id of the formula, the same wherever the figure stands
 */
public record HomeFigure(
        String labelKey, String value, String unitKey, Meaning meaning, String through, String href, String indicator) {
    /** Late and soon: somebody has to do something. */
    public boolean needsSomebody() {
        return meaning == Meaning.LATE || meaning == Meaning.SOON;
    }
}
