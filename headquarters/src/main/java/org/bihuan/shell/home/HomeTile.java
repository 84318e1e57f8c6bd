package org.bihuan.shell.home;

import java.util.List;
import org.bihuan.shell.page.RoomEntry;

/** A room on the first page. */
public record HomeTile(RoomEntry room, List<HomeFigure> figures) {}
