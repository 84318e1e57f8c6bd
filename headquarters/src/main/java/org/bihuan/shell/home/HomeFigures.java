package org.bihuan.shell.home;

import java.util.List;
import org.bihuan.shell.page.Page;

/** What a room shows of itself on the first page; a bean of the room. Nobody keeps a list of rooms. */
public interface HomeFigures {
    /** The room's key, as in its menu entry. */
    String room();

    /** Three figures at most, the most urgent first; asked on every visit, so it must be quick. */
    List<HomeFigure> figures(Page page);
}
