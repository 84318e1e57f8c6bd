package org.bihuan.shell.home;

import java.util.List;
import java.util.Map;
import org.bihuan.shell.page.Page;
import org.bihuan.shell.page.Pages;
import org.bihuan.shell.page.RoomEntry;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The first page: what needs me now, then the rooms. */
@Controller
class HomeController {
    private final Pages pages;
    private final List<HomeFigures> offered;

    HomeController(Pages pages, List<HomeFigures> offered) {
        this.pages = pages;
        this.offered = offered;
    }

    @GetMapping("/")
    View home(Page page) {
        List<HomeTile> tiles = page.rooms().stream()
                .map(room -> new HomeTile(room, figures(room, page)))
                .toList();
        List<HomeFigure> urgent = tiles.stream()
                .flatMap(tile -> tile.figures().stream())
                .filter(HomeFigure::needsSomebody)
                .sorted((a, b) -> a.meaning().compareTo(b.meaning()))
                .toList();
        return pages.show("shell/home", page, Map.of("tiles", tiles, "urgent", urgent));
    }

    private List<HomeFigure> figures(RoomEntry room, Page page) {
        return offered.stream()
                .filter(figures -> figures.room().equals(room.key()))
                .flatMap(figures -> figures.figures(page).stream())
                .toList();
    }
}
